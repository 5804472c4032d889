-- The operating systems that VMs run, by region, most frequent first.
-- Requests: 1 for the hosts (1 more for each further 1,000), then 1 for each host.
select v.region, v.os, count(*) as vms, count(distinct v.host_id) as hosts
from hosts as h
join host_vms as v on v.host_id = h.host_id
group by v.region, v.os
order by v.region, vms desc, v.os;
