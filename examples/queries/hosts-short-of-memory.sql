-- Hosts whose memory was above 90 % in the last quarter of an hour, with their VMs and the tenants of these.
-- The tenant of a VM is the one that its own metrics name; they come once an hour, hence the two hours.
-- Requests: 1 for the hosts (1 more for each further 1,000), 1 for the metrics of each host, 1 for the VMs of
-- each host above 90 %, and 1 for each 1,000 VM samples of two hours.
select h.region, h.cluster_name, h.host_name,
       round(max(m.value), 1) as memory_percent,
       v.vm_name, v.vm_id, owner.tenant
from hosts as h
join host_metrics as m on m.host_id = h.host_id
left join host_vms as v on v.host_id = m.host_id
left join (
    select distinct vm_id, tenant from vm_metrics where timestamp >= ago('2h')
) as owner on owner.vm_id = v.vm_id
where m.monitor_item = 'memory' and m.value > 90 and m.timestamp >= ago('15m')
group by h.host_id, v.vm_id
order by memory_percent desc, h.host_name, v.vm_id;
