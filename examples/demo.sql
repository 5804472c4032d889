select region, available from capacity where service='EVS';

select h.region, h.cluster_name, count(distinct h.host_id) as hosts, count(*) as vms
from hosts as h
join host_vms as v on v.host_id = h.host_id
group by h.region, h.cluster_name
order by vms desc, h.region, h.cluster_name;

select metric, count(*) as samples, round(avg(value), 1) as average, max(value) as highest
from network_metrics
where timestamp >= ago('1h')
group by metric
order by cast(metric as integer);
