internal import QueryEngine

/// What hosts, servers and virtual machines measure: sections 4.1.8, 4.1.9 and 4.1.15 of the API reference.
enum MetricTables {
    /// 4.1.8: metrics of a host as its system sees them.
    static let hostMetrics = TableSchema.esm(
        "host_metrics", "metrics of hosts",
        columns: [
            Column("host_id", .text, summary: "the host's id"),
            .timestamp("time_stamp"),
            Column("monitor_item", .text, summary: "what is watched: cpu, memory, disk …"),
            Column("metric", .text, wire: ["metrics_name"], summary: "the metric's name, perhaps in Chinese"),
            Column("data_item", .text, summary: "what of it: usage …"),
            Column("operator", .text, summary: "how samples became one: AVG …"),
            .unit(),
            value,
            .region("region_id"),
            .regionName(),
            Column("region_name_en", .text, summary: "the region's name in English"),
            .az("az_id"),
            Column("az_name", .text, summary: "the availability zone's name"),
            Column("az_name_en", .text, summary: "the availability zone's name in English"),
        ],
        parameters: [ScanParameter("host_id", column: "host_id", isRequired: true, origin: .hostOrigin)],
        timeColumn: "timestamp")

    /// 4.1.9: metrics of a server as its own controller sees them.
    ///
    /// - Parameter zone: the site's zone, in which the times are written.
    /// - Returns: the table.
    static func serverMetrics(zone: UTCOffset) -> TableSchema {
        TableSchema.esm(
            "server_metrics", "metrics of servers, by serial number",
            columns: [
                Column("sn", .text, summary: "the server's serial number, as in hosts"),
                .timestamp("time", zone: zone),
                Column("date", .text, wire: ["dates"], summary: "the day in the site's zone, as sent"),
                Column("metric", .text, summary: "the metric's name, such as CPUUsagePercent"),
                Column("value", .real, summary: "the measured value"),
                Column("model", .text, summary: "the server's model"),
                Column("usage", .text, summary: "what the server is used for"),
                .region("region_code"),
                .az("az_code"),
                Column("dc_code", .text, summary: "the data centre's code"),
                Column("room_code", .text, summary: "the room's code"),
                Column("rack_code", .text, wire: ["pack_code"], summary: "the rack's code"),
                Column("slot_number", .integer, summary: "the slot in the rack"),
            ],
            parameters: [ScanParameter("sn", column: "sn")],
            timeColumn: "timestamp")
    }

    /// 4.1.15: metrics of virtual machines.
    static let vmMetrics = TableSchema.esm(
        "vm_metrics", "metrics of virtual machines",
        columns: [
            Column("vm_id", .text, wire: ["INSTANCE_ID"], summary: "the machine's id"),
            Column("metric", .text, wire: ["METRIC_NAME"], summary: "the metric's name, such as cpu_usage"),
            Column(
                "value", .real, wire: ["METRIC_VALUE"], unit: .unitOfRow, summary: "the measured value"),
            .unit("METRIC_UNIT"),
            Column("tenant", .text, wire: ["TENANT_NAME"], summary: "the tenant's name"),
            Column("service", .text, wire: ["SERVICE"], summary: "the cloud service"),
            Column("namespace", .text, wire: ["NAMESPACE"], summary: "the namespace of the metric"),
            Column("source_service", .text, wire: ["SOURCE_SERVICE"], summary: "the service that measured"),
            Column("source_type", .text, wire: ["SOURCE_TYPE"], summary: "the kind of source"),
            Column("source_tag", .text, wire: ["SOURCE_TAG"], summary: "the tag of the source"),
            .region("REGION_ID"),
            .timestamp("TIMESTAMP"),
        ],
        parameters: [ScanParameter("vm_id", column: "vm_id")],
        timeColumn: "timestamp")

    private static let value = Column("value", .real, unit: .unitOfRow, summary: "the measured value")
}
