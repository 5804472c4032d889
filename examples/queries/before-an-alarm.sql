-- What was done to a server in the half hour before it raised a critical or major alarm, and by whom.
-- Requests: 2, one a table (and 1 more for each further 1,000 rows of either).
select d.first_occur_time as alarm_time, d.severity_name as severity, d.alarm_name, d.me_name as server,
       round((julianday(d.first_occur_time) - julianday(a.start_time)) * 1440, 1) as minutes_before,
       a.operating_user, a.operating_name, a.operation_result, a.source_addr, a.id
from device_alarms as d
join audit_log as a on a.resource_name = d.me_name
where d.severity <= 2 and d.latest_occur_time >= ago('7d')
  and a.start_time >= ago('8d')
  and (julianday(d.first_occur_time) - julianday(a.start_time)) * 1440 between 0 and 30
order by alarm_time desc, d.csn, minutes_before, a.id;
