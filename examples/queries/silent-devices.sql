-- Switches, routers and firewalls of the inventory that delivered no network metric in the last hour.
-- Requests: 1 for the devices (1 more for each further 1,000), and 1 for each 1,000 samples of the last hour.
select region, device_type, name, management_ip, running_status
from devices
where device_type <> 'server'
  and management_ip not in (
      select device_ip from network_metrics where timestamp >= ago('1h') and device_ip is not null
  )
order by region, device_type, name;
