internal import QueryEngine

/// What people did: section 4.1.4 of the API reference.
enum AuditTables {
    /// 4.1.4: the operation log and the security log.
    ///
    /// - Parameter zone: the site's zone, in which the log writes its times.
    /// - Returns: the table.
    static func auditLog(zone: UTCOffset) -> TableSchema {
        TableSchema.esm(
            "audit_log", "operations and security events",
            columns: operation + resource + [
                Column("operating_user", .text, summary: "who did it"),
                Column("department", .text, summary: "the department of the user"),
                Column(
                    "severity", .integer, codes: .auditSeverities,
                    summary: "the severity, the greater the worse: alarms count the other way round"),
                .severityName(.auditSeverities),
                Column("log_type", .integer, wire: ["type"], codes: .logTypes, summary: "which log it is of"),
                Column("start_time", .time, zone: zone, summary: "when it began"),
                Column("end_time", .time, zone: zone, summary: "when it ended"),
                Column("source_addr", .text, summary: "the address that it came from"),
                .region("region_id"),
                .regionName(),
            ],
            parameters: [.flag("log_type", column: "log_type")],
            timeColumn: "start_time")
    }

    private static let operation = [
        Column("id", .text, summary: "the entry's id"),
        Column("operating_name", .text, summary: "what was done"),
        Column("operating_source", .text, summary: "where it was done"),
        Column("operation_result", .integer, codes: .results, summary: "how it ended"),
        Column("operation_detail", .text, summary: "what was done, in detail"),
    ]

    private static let resource = [
        Column("resource_name", .text, summary: "the resource's name"),
        Column("resource_type", .text, summary: "the kind of resource"),
        Column("resource_id", .text, summary: "the resource's id"),
        Column("resource_region", .text, summary: "the region of the resource"),
        Column("resource_region_name", .text, summary: "the name of the resource's region"),
    ]
}
