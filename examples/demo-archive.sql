select date(timestamp) as day, count(*) as samples, count(distinct device_ip) as devices, round(avg(value), 1) as average
from archive.network_metrics
where metric = '59'
group by day
order by day;

select vm_id, host_name, valid_from, valid_to
from archive.host_vms_history
order by valid_from, vm_id
limit 5;

select d.name, d.model, a.samples, round(a.highest, 1) as highest
from (
    select device_ip, count(*) as samples, max(value) as highest
    from archive.network_metrics
    where metric = '59'
    group by device_ip
    order by highest desc, device_ip
    limit 5
) as a
join devices as d on d.management_ip = a.device_ip
order by highest desc, d.name;
