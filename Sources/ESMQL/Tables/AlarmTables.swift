internal import QueryEngine

/// Alarms of the services and of the hardware: sections 4.1.6 and 4.1.7, which have the same columns.
enum AlarmTables {
    /// 4.1.6: alarms of the cloud services.
    static let serviceAlarms = alarms(
        "service_alarms", "alarms of the cloud services", services: .alarmServices,
        codes: .named(Enumeration.alarmServices.values))

    /// 4.1.7: alarms of servers and network devices.
    static let deviceAlarms = alarms(
        "device_alarms", "alarms of the hardware", services: .alarmDevices,
        codes: .alarmDevices)

    private static func alarms(
        _ name: String, _ summary: String, services: Enumeration, codes: [ColumnCode]
    ) -> TableSchema {
        TableSchema.esm(
            name, summary,
            columns: subject(services, codes) + origin + place + course + kind,
            parameters: [
                ScanParameter("service_type", column: "service"), .flag("cleared", column: "cleared"),
            ],
            timeColumn: "latest_occur_time")
    }

    private static func subject(_ services: Enumeration, _ codes: [ColumnCode]) -> [Column] {
        [
            Column("csn", .text, summary: "the alarm's serial number"),
            Column("alarm_name", .text, summary: "the alarm's name"),
            Column("alarm_id", .text, summary: "the id of the kind of alarm"),
            Column(
                "severity", .integer, codes: .alarmSeverities,
                summary: "the severity, the smaller the worse: audit_log counts the other way round"),
            .severityName(.alarmSeverities),
            Column(
                "service", .text, wire: ["service_type"], source: .parameter("service_type"),
                enumeration: services, codes: codes,
                summary: "the service that = or IN asked for, else NULL: answers do not name it"),
        ]
    }

    private static let origin = [
        Column("event_type", .text, summary: "the kind of event"),
        Column("origin_system_type", .text, summary: "the kind of system that reported it"),
        Column("origin_system_name", .text, summary: "the system that reported it"),
        Column("moi", .text, summary: "the object and where it is"),
        Column("additional_information", .text, summary: "whatever else the system said"),
        time("first_occur_time", "first_occur_utc", "when it first occurred"),
        time("latest_occur_time", "latest_occur_utc", "when it last occurred"),
        Column("me_name", .text, wire: ["meName"], summary: "the object's name"),
        Column("count", .integer, summary: "how often it occurred"),
        Column("probable_cause", .text, summary: "what may have caused it"),
    ]

    private static let place = [
        .region("LogicalRegionId"),
        .regionName("region"),
        Column("dc_name", .text, summary: "the data centre's name"),
        Column("res_pool_name", .text, summary: "the pod that reported it"),
        Column("az_name", .text, wire: ["azone_name"], summary: "the availability zone's name"),
        Column("tenant", .text, summary: "the tenant's name"),
        Column(
            "native_me_dn", .text, wire: ["nativeMeDn"], summary: "the address, as host_ip or management_ip"),
        Column("moc", .text, summary: "the kind of object"),
    ]

    private static let course = [
        Column("cleared", .integer, codes: .cleared, summary: "whether it is cleared"),
        Column("clear_category", .text, summary: "whether it can clear by itself"),
        time("clear_time", "clear_utc", "when it was cleared"),
        Column("clear_user", .text, summary: "who cleared it"),
        Column("clear_type", .text, summary: "how it was cleared"),
        Column("acked", .integer, codes: .acknowledged, summary: "whether it is acknowledged"),
        Column("ack_user", .text, summary: "who acknowledged it"),
        time("ack_time", "ack_utc", "when it was acknowledged"),
        Column("merge_key", .text, summary: "what repetitions have in common"),
    ]

    private static let kind = [
        Column("me_category", .text, summary: "the cloud service that raised it"),
        Column("me_type", .text, summary: "the service that raised it"),
        Column("product_name", .text, summary: "the microservice that raised it"),
        Column(
            "service_affected_type", .text, wire: ["serviceAffectedType"],
            summary: "whether services are affected"),
        Column(
            "affected_service", .text, wire: ["affectedService"],
            summary: "the name of what is affected"),
        Column("me_dn", .text, wire: ["meDn"], summary: "the object's id"),
    ]

    private static func time(_ name: String, _ wire: String, _ summary: LocalizedText) -> Column {
        Column(name, .time, wire: [wire], summary: summary)
    }
}
