-- The fullest hosts: VMs on each host, and VMs for each physical core. Hosts without a VM count as 0.
-- Requests: 1 for the hosts (1 more for each further 1,000), then 1 for each host.
select h.region, h.az, h.cluster_name, h.host_name, h.cpu_cores, h.memory_gb,
       count(v.host_id) as vms,
       round(1.0 * count(v.host_id) / nullif(h.cpu_cores, 0), 2) as vms_per_core
from hosts as h
left join host_vms as v on v.host_id = h.host_id
group by h.host_id
order by vms desc, h.host_name
limit 20;
