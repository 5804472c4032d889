-- The ten devices with the highest average of network metric 14 over the last hour, with what they are.
-- Requests: 1 for the devices (1 more for each further 1,000), and 1 for each 1,000 samples of that metric.
select d.name, d.device_type, d.model, d.region, m.device_ip, m.average, m.highest
from (
    select device_ip, round(avg(value), 2) as average, max(value) as highest
    from network_metrics
    where metric = '14' and timestamp >= ago('1h')
    group by device_ip
) as m
left join devices as d on d.management_ip = m.device_ip
order by m.average desc, m.device_ip
limit 10;
