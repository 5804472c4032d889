-- How long alarms of the last week took to be acknowledged and cleared since they first occurred, in minutes.
-- Requests: 2, one a table (and 1 more for each further 1,000 alarms of either).
select source, severity_name,
       count(*) as alarms,
       count(ack_time) as acknowledged,
       round(avg(ack_minutes), 1) as minutes_to_acknowledge,
       count(clear_time) as closed,
       round(avg(clear_minutes), 1) as minutes_to_clear,
       round(max(clear_minutes), 1) as longest_to_clear
from (
    select *,
           (julianday(ack_time) - julianday(first_occur_time)) * 1440 as ack_minutes,
           (julianday(clear_time) - julianday(first_occur_time)) * 1440 as clear_minutes
    from (
        select 'hardware' as source, severity, severity_name, first_occur_time, ack_time, clear_time
        from device_alarms
        where latest_occur_time >= ago('7d')
        union all
        select 'service', severity, severity_name, first_occur_time, ack_time, clear_time
        from service_alarms
        where latest_occur_time >= ago('7d')
    ) as alarm
) as course
group by source, severity
order by source, severity;
