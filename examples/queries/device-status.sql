-- Devices by region, type and running status: a status that few devices have is worth a look.
-- Requests: 1 (and 1 more for each further 1,000 devices).
select region, device_type, running_status, count(*) as devices,
       round(100.0 * count(*) / sum(count(*)) over (partition by region, device_type), 1) as percent
from devices
group by region, device_type, running_status
order by region, device_type, devices desc, running_status;
