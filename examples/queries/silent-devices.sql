-- Switches, routers and firewalls of the inventory that delivered no network metric in the last hour.
-- Requests: 3 for the devices, one a type, and 1 for each 1,000 samples of the last hour.
select region, device_type, name, management_ip, running_status
from devices
where device_type in ('switch', 'router', 'firewall')
  and management_ip not in (
      select device_ip from network_metrics where timestamp >= ago('1h') and device_ip is not null
  )
order by region, device_type, name;
