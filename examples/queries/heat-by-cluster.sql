-- How busy each availability zone and cluster is: CPU, memory and disk of its hosts over the last hour, in %,
-- and the memory of its fullest host.
-- Requests: 1 for the hosts (1 more for each further 1,000), then 1 for each host.
select region, az, cluster_name,
       count(*) as hosts,
       round(avg(cpu), 1) as cpu_percent,
       round(avg(memory), 1) as memory_percent,
       round(avg(disk), 1) as disk_percent,
       round(max(memory), 1) as highest_memory
from (
    select h.host_id, h.region, h.az, h.cluster_name,
           avg(m.value) filter (where m.monitor_item = 'cpu') as cpu,
           avg(m.value) filter (where m.monitor_item = 'memory') as memory,
           avg(m.value) filter (where m.monitor_item = 'disk') as disk
    from hosts as h
    join host_metrics as m on m.host_id = h.host_id
    where m.timestamp >= ago('1h')
    group by h.host_id
) as host
group by region, az, cluster_name
order by memory_percent desc, region, az, cluster_name;
