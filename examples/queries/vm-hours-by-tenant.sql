-- VM hours of each tenant over the last day. A record can come twice, the later one with a later timestamp:
-- of each VM and hour the latest counts.
-- Requests: 1 for each 1,000 records of the day; there is one a VM and hour.
with hours as (
    select resource_id, begin_time, max(timestamp) as latest, tenant, region, accumulate_factor_value as seconds
    from tenant_resources
    where resource_type = 'ECS' and begin_time >= ago('24h') and accumulate_factor_name = 'Duration'
    group by resource_id, begin_time
)
select tenant, region,
       count(distinct resource_id) as vms,
       round(sum(seconds) / 3600, 1) as vm_hours
from hours
group by tenant, region
order by vm_hours desc, tenant, region;
