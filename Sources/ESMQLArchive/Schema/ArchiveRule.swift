internal import QueryEngine

/// What the archive has to know of a table beside its schema: what tells rows apart, and how long they change.
struct ArchiveRule: Sendable {
    /// What tells rows apart; whatever else they have can be otherwise in a later answer.
    var identity: Identity
    /// The columns of which a change alone is no change of the row.
    var passing: Set<String> = []
    /// Whether a row's time moves on while it stays the same row, as an alarm's latest occurrence does.
    var moves = false
    /// How far behind the watermark is read again, in milliseconds.
    var overlap: Int64

    /// The columns that tell rows apart.
    enum Identity: Sendable {
        /// These.
        case only(Set<String>)
        /// All others.
        case allBut(Set<String>)
    }

    init(_ identity: Identity, passing: Set<String> = [], moves: Bool = false, overlap: Int64 = hour) {
        self.identity = identity
        self.passing = passing
        self.moves = moves
        self.overlap = overlap
    }

    /// The rule of a table.
    ///
    /// Of a table of times that the archive does not know, each column tells rows apart that is no REAL; the rows of a
    /// state are told apart by all that they have.
    static func rule(for schema: TableSchema) -> ArchiveRule {
        if let rule = known[schema.name] { return rule }
        let numbers = schema.timeColumn == nil ? [] : schema.columns.filter { $0.type == .real }.map(\.name)
        return ArchiveRule(.allBut(Set(numbers)))
    }

    /// Whether a column tells rows apart.
    func identifies(_ column: String) -> Bool {
        switch identity {
        case .only(let columns): columns.contains(column)
        case .allBut(let columns): !columns.contains(column) && !passing.contains(column)
        }
    }

    private static let hour: Int64 = 3_600_000
    private static let day: Int64 = 86_400_000

    private static let known: [String: ArchiveRule] = [
        "capacity": capacity,
        "physical_capacity": capacity,
        "audit_log": ArchiveRule(.only(["id", "start_time"]), overlap: day),
        "service_alarms": alarms,
        "device_alarms": alarms,
        "host_metrics": ArchiveRule(
            .only(["host_id", "timestamp", "monitor_item", "metric", "data_item", "operator"])),
        "server_metrics": ArchiveRule(.only(["sn", "timestamp", "metric"])),
        "vm_metrics": ArchiveRule(.allBut(["value", "unit", "tenant"])),
        "network_metrics": ArchiveRule(.allBut(["value"])),
        "tenant_resources": metering,
        "metering_records": metering,
        // What brings nothing but a later time is not worth a row of its own.
        "elb_clusters": ArchiveRule(.allBut([]), passing: ["timestamp"]),
        "host_vms": ArchiveRule(.allBut([]), passing: ["last_update_time"]),
    ]

    private static let capacity = ArchiveRule(
        .allBut([
            "total", "used", "free", "allocated", "available", "used_ratio", "allocated_ratio",
            "resource_count",
        ]), overlap: 2 * day)

    // Repetitions become one alarm, whose latest occurrence moves on; it is cleared and acknowledged without moving.
    private static let alarms = ArchiveRule(
        .only(["csn", "alarm_id", "origin_system_name", "region"]), moves: true, overlap: 7 * day)

    private static let metering = ArchiveRule(
        .only([
            "resource_type", "resource_id", "resource_type_code", "cloud_service_type_code",
            "resource_spec_code",
            "accumulate_factor_name", "begin_time", "timestamp", "record_type", "tenant_id", "region",
        ]), passing: ["job_id"], overlap: 2 * day)
}
