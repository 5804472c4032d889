-- Growth of block storage a day over the last week, and how many days the rest lasts at that pace.
-- NULL days where nothing grew. Figures in TB.
-- Requests: 1 (and 1 more for each further 1,000 rows).
with daily as (
    select region, zone, metric, timestamp, allocated, available,
           row_number() over (partition by region, zone, metric order by timestamp) as from_start,
           row_number() over (partition by region, zone, metric order by timestamp desc) as from_end
    from capacity
    where service = 'EVS' and timestamp >= ago('8d')
),
growth as (
    select newest.region, newest.zone, newest.metric, newest.allocated, newest.available,
           (newest.allocated - oldest.allocated)
               / nullif(julianday(newest.timestamp) - julianday(oldest.timestamp), 0) as a_day
    from daily as newest
    join daily as oldest using (region, zone, metric)
    where newest.from_end = 1 and oldest.from_start = 1
)
select region, zone, metric as disk_type, allocated, available,
       round(a_day, 3) as growth_a_day,
       case when a_day > 0 then cast(available / a_day as integer) end as days_left
from growth
order by days_left is null, days_left, region, zone, disk_type;
