-- How ill each service is in each region, as a shared screen shows it. The API reference names neither the members
-- of an item nor the answer around them: these are the simulated site's, select item shows what yours sends.
-- The share_id is the simulated site's too (esmql --demo); yours stands in the address of your screen.
-- Requests: 1.
select item ->> 'region' as region, item ->> 'service' as service, item ->> 'status' as status,
       cast(item ->> 'open_alarms' as integer) as open_alarms
from service_health
where share_id = '492050e0b7aa1e99233fb573cd105e0c'
order by open_alarms desc, region, service;
