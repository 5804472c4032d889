-- VMs that the inventory lists and metering does not know, and the other way round.
-- The inventory's resource_id is what a site may send; see inventory-by-tenant.sql.
-- Requests: 1 for the inventory, and 1 for each 1,000 records of three hours; there is one a VM and hour.
with listed as (
    select item ->> 'resource_id' as id, item ->> 'domain_name' as tenant
    from tenant_instances
    where resource_type = 'ECS'
),
metered as (
    select distinct resource_id as id, tenant
    from tenant_resources
    where resource_type = 'ECS' and begin_time >= ago('3h')
)
select case when m.id is null then 'not metered' else 'not listed' end as finding,
       coalesce(l.tenant, m.tenant) as tenant,
       coalesce(l.id, m.id) as vm_id
from listed as l
full join metered as m on m.id = l.id
where l.id is null or m.id is null
order by finding, tenant, vm_id;
