/// A query for each table that shows what to ask it.
enum ExampleQueries {
    /// The query of a table; nil where there is none.
    static func query(of table: String) -> String? { queries[table] }

    private static let queries = [
        "capacity": "select region, available from capacity where service = 'EVS' order by available",
        "physical_capacity": "select region, metric, available from physical_capacity where device = 'ECS'",
        "audit_log": "select start_time, operating_user, operating_name from audit_log where log_type = 1",
        "devices": "select name, model, management_ip from devices where device_type = 'switch'",
        "service_alarms": "select alarm_name, count(*) from service_alarms where cleared = 0 group by 1",
        "device_alarms": "select severity_name, me_name, alarm_name from device_alarms where cleared = 0",
        "host_metrics":
            "select h.host_name, max(m.value) from hosts as h join host_metrics as m using (host_id) "
            + "where m.monitor_item = 'memory' group by 1",
        "server_metrics":
            "select sn, avg(value) from server_metrics where metric = 'CPUUsagePercent' group by sn",
        "tenant_instances": "select item from tenant_instances where resource_type = 'ECS'",
        "elb_clusters": "select cluster_code, lb_count, lb_capacity from elb_clusters",
        "tenant_resources":
            "select tenant, count(distinct resource_id) from tenant_resources where resource_type = 'ECS' "
            + "and begin_time >= ago('2h') group by tenant",
        "network_metrics":
            "select device_ip, max(value) from network_metrics where metric = '14' "
            + "and timestamp >= ago('1h') group by 1",
        "hosts": "select cluster_name, count(*), sum(memory_gb) from hosts group by cluster_name",
        "vm_metrics":
            "select vm_id, max(value) from vm_metrics where metric = 'cpu_usage' "
            + "and timestamp >= ago('1h') group by vm_id",
        "host_vms": "select h.host_name, v.vm_name, v.os from hosts as h join host_vms as v using (host_id)",
        "metering_records":
            "select tenant, sum(accumulate_factor_value) / 3600 as hours from metering_records group by tenant",
        "service_health": "select item from service_health where share_id = :screen",
        "esmql_tables": "select name, section, paging, rate from esmql_tables where kind = 'site'",
        "esmql_columns": "select table_name, name, unit from esmql_columns where unit is not null",
        "esmql_settings": "select * from esmql_settings",
        "esmql_requests": "select table_name, count(*), sum(milliseconds) from esmql_requests group by 1",
    ]
}
