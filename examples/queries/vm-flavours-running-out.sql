-- VM flavour families with fewer than 50 VMs left to sell, by region and zone.
-- Requests: 1 (and 1 more for each further 1,000 rows).
select region, zone, metric as flavour, available as vms_left, allocated as vms_sold
from (
    select region, zone, metric, available, allocated,
           row_number() over (partition by region, zone, metric order by timestamp desc) as age
    from capacity
    where service = 'ECS_VM' and timestamp >= ago('2d')
) as snapshot
where age = 1 and available < 50
order by vms_left, region, zone, flavour;
