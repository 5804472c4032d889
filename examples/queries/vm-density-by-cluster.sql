-- How full each cluster is: its hosts, how many of them are empty, its VMs, and VMs a host.
-- Requests: 1 for the hosts (1 more for each further 1,000), then 1 for each host.
select region, az, cluster_name,
       count(*) as hosts,
       count(*) filter (where vms = 0) as empty_hosts,
       sum(vms) as vms,
       round(avg(vms), 1) as vms_per_host,
       max(vms) as fullest_host
from (
    select h.host_id, h.region, h.az, h.cluster_name, count(v.host_id) as vms
    from hosts as h
    left join host_vms as v on v.host_id = h.host_id
    group by h.host_id
) as host
group by region, az, cluster_name
order by vms_per_host desc, region, az, cluster_name;
