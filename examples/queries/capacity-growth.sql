-- How fast block storage fills up: allocated TB a day over the last week, and the change from the day before.
-- Requests: 1 (and 1 more for each further 1,000 rows).
select region, zone, metric as disk_type, date(timestamp, '+8 hours') as day, allocated,
       round(allocated - lag(allocated) over (partition by region, zone, metric order by timestamp), 3) as change
from capacity
where service = 'EVS' and timestamp >= ago('7d')
order by region, zone, disk_type, day;
