-- The device inventory by type, model and operating system: what to patch, and how many of it.
-- Requests: 1 (and 1 more for each further 1,000 devices).
select device_type, model, os, count(*) as devices, count(distinct region) as regions
from devices
group by device_type, model, os
order by device_type, devices desc, model, os;
