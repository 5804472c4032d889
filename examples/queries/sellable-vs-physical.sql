-- Block storage as sold beside the storage under it, in TB: what the service can still allocate, what the
-- physical pool has left, and the difference. The pools of one region, zone and disk type are summed.
-- Requests: 2, one a table (and 1 more for each further 1,000 rows of either).
with sold as (
    select region, zone, metric, available, allocated,
           row_number() over (partition by region, zone, metric order by timestamp desc) as age
    from capacity
    where service = 'EVS' and timestamp >= ago('2d')
),
pool as (
    select region, zone, metric, available, allocated,
           rank() over (partition by region, zone, metric order by timestamp desc) as age
    from physical_capacity
    where device = 'EVS' and timestamp >= ago('2d')
),
physical as (
    select region, zone, metric, sum(available) as available, sum(allocated) as allocated
    from pool
    where age = 1
    group by region, zone, metric
)
select s.region, s.zone, s.metric as disk_type,
       s.available as sellable_tb,
       p.available as physical_tb,
       round(s.available - p.available, 3) as oversold_tb
from sold as s
left join physical as p on p.region = s.region and p.zone = s.zone and p.metric = s.metric
where s.age = 1
order by oversold_tb desc, s.region, s.zone, disk_type;
