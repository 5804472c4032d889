-- What each tenant has, by type. The API reference does not name the members of an instance; domain_name is
-- what a site may call the tenant: select item from tenant_instances limit 1 shows what yours sends.
-- Requests: 4, one a type.
select coalesce(item ->> 'domain_name', 'unknown') as tenant,
       count(*) filter (where resource_type = 'ECS') as vms,
       count(*) filter (where resource_type = 'BMS') as bare_metal_servers,
       count(*) filter (where resource_type = 'EVS') as disks,
       count(*) filter (where resource_type = 'OBS') as buckets
from tenant_instances
group by tenant
order by vms desc, tenant;
