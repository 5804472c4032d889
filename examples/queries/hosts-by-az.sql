-- The host inventory by region, availability zone and architecture: sockets, cores, memory and disk.
-- Requests: 1 (and 1 more for each further 1,000 hosts).
select region, az, cpu_arch,
       count(*) as hosts,
       sum(cpu_sockets) as sockets,
       sum(cpu_cores) as cores,
       sum(memory_gb) as memory_gb,
       round(sum(disk_gb) / 1000, 1) as disk_tb,
       round(sum(memory_gb) / nullif(sum(cpu_cores), 0), 1) as gb_per_core
from hosts
group by region, az, cpu_arch
order by region, az, cpu_arch;
