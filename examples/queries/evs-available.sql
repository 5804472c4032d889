-- How much block storage can still be sold, by region, zone and disk type, in TB.
-- Reads the newest snapshot of each; with a snapshot a day, two days hold at least one.
-- Requests: 1 (and 1 more for each further 1,000 rows).
select region, zone, metric as disk_type, available, allocated, timestamp
from (
    select region, zone, metric, available, allocated, timestamp,
           row_number() over (partition by region, zone, metric order by timestamp desc) as age
    from capacity
    where service = 'EVS' and timestamp >= ago('2d')
) as snapshot
where age = 1
order by region, zone, disk_type;
