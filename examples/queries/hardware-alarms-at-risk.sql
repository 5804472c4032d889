-- Open critical and major alarms of servers, with how many VMs run on the server and whose they are.
-- Requests: 1 for the alarms (1 more for each further 1,000), 1 for the hosts, 1 for the VMs of each server with
-- such an alarm, and 1 for each 1,000 VM samples of two hours.
select a.latest_occur_time, a.severity_name, a.alarm_name, h.region, h.host_name,
       count(distinct v.vm_id) as vms,
       group_concat(distinct owner.tenant) as tenants
from device_alarms as a
join hosts as h on h.host_ip = a.native_me_dn
left join host_vms as v on v.host_id = h.host_id
left join (
    select distinct vm_id, tenant from vm_metrics where timestamp >= ago('2h')
) as owner on owner.vm_id = v.vm_id
where a.cleared = 0 and a.severity <= 2 and a.latest_occur_time >= ago('7d')
group by a.csn
order by a.severity, vms desc, a.csn;
