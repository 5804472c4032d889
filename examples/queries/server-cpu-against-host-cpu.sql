-- CPU as a server's controller sees it beside what its host says, by serial number, over two hours; servers
-- that differ by more than 10 points have a sensor, a mapping or a guest that is worth a look.
-- Requests: 1 for the hosts (1 more for each further 1,000), 1 for each host, and 1 for each 1,000 samples of
-- the controllers.
select h.region, h.host_name, h.sn,
       round(avg(s.value), 1) as controller_percent,
       round(avg(m.value), 1) as host_percent,
       round(avg(s.value) - avg(m.value), 1) as difference
from hosts as h
join server_metrics as s on s.sn = h.sn
join host_metrics as m on m.host_id = h.host_id
where s.metric = 'CPUUsagePercent' and s.timestamp >= ago('2h')
  and m.monitor_item = 'cpu' and m.timestamp >= ago('2h')
group by h.host_id
having abs(avg(s.value) - avg(m.value)) > 10
order by abs(avg(s.value) - avg(m.value)) desc, h.host_name;
