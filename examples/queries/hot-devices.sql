-- For each network metric, the three devices with the highest average over the last hour.
-- The API gives metrics as numbers (59, 60, 14, 18, 101, 102, 61, 52) without their meaning or unit.
-- Requests: 1 for each 1,000 samples of the last hour.
select metric, place, device_ip, region, average, highest, samples
from (
    select metric, device_ip, region,
           round(avg(value), 2) as average, max(value) as highest, count(value) as samples,
           row_number() over (partition by metric order by avg(value) desc, device_ip) as place
    from network_metrics
    where timestamp >= ago('1h')
    group by metric, device_ip, region
) as ranked
where place <= 3
order by cast(metric as integer), place;
