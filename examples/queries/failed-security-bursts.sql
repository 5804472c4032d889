-- Bursts of failed security operations: an address that failed at least ten times within five minutes.
-- Requests: 1 (and 1 more for each further 1,000 security events of two weeks).
with failures as (
    select source_addr, operating_user, operating_name, region, start_time,
           count(*) over (
               partition by source_addr order by unixepoch(start_time)
               range between 299 preceding and current row
           ) as within_five_minutes
    from audit_log
    where log_type = 1 and operation_result = 1 and start_time >= ago('14d')
)
select source_addr, date(start_time) as day, operating_user, operating_name, region,
       min(start_time) as first_failure, max(start_time) as last_failure,
       count(*) as failures, max(within_five_minutes) as most_within_five_minutes
from failures
group by source_addr, day, operating_user, operating_name, region
having max(within_five_minutes) >= 10
order by first_failure desc, source_addr;
