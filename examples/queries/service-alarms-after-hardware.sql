-- Service alarms within three hours of a hardware alarm in the same pod: what the hardware may have caused.
-- Requests: 2, one a table (and 1 more for each further 1,000 alarms of either).
select d.region, d.res_pool_name as pod,
       d.latest_occur_time as hardware_time, d.alarm_name as hardware_alarm, d.me_name as device,
       s.alarm_name as service_alarm, s.severity_name, s.tenant,
       round((julianday(s.latest_occur_time) - julianday(d.latest_occur_time)) * 1440) as minutes_later,
       s.csn
from device_alarms as d
join service_alarms as s on s.region = d.region and s.res_pool_name = d.res_pool_name
where d.latest_occur_time >= ago('2d') and s.latest_occur_time >= ago('2d')
  and d.res_pool_name <> ''
  and (julianday(s.latest_occur_time) - julianday(d.latest_occur_time)) * 24 between 0 and 3
order by hardware_time, d.csn, minutes_later, s.csn;
