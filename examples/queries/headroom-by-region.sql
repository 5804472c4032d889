-- Where capacity runs out first: the share of each service that is still available, lowest first.
-- The share is available / (available + allocated), because not every service reports a total. Units differ
-- from service to service, so figures are compared as shares and never summed across services.
-- Requests: 1 (and 1 more for each further 1,000 rows).
with newest as (
    select service, region, zone, metric, available, allocated,
           row_number() over (partition by service, region, zone, metric order by timestamp desc) as age
    from capacity
    where timestamp >= ago('2d')
)
select region, service, zone, metric, available, allocated,
       round(100.0 * available / nullif(available + allocated, 0), 1) as available_percent
from newest
where age = 1 and available is not null and allocated is not null
order by available_percent is null, available_percent, region, service, zone, metric;
