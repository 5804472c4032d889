import QueryEngine

@testable import ESMQLArchive

/// A small site with a table of each kind: metrics, alarms that move, hosts, and the machines of each host.
enum Scenario {
    /// 2026-11-02 12:00:00 UTC.
    static let noon: Int64 = 1_793_620_800_000
    static let minute: Int64 = 60_000
    static let hour: Int64 = 3_600_000
    static let day: Int64 = 86_400_000

    static let tables = ["network_metrics", "device_alarms", "hosts", "host_vms"]

    static let metrics = TableSchema(
        name: "network_metrics",
        columns: [
            Column("device_ip", .text, summary: "the device's address"), Column("metric", .text),
            Column("value", .real, unit: "per cent"),
            Column("timestamp", .time, summary: "when it was measured"),
        ],
        parameters: [ScanParameter("metric", column: "metric")], timeColumn: "timestamp",
        summary: "metrics of the network devices")

    static let alarms = TableSchema(
        name: "device_alarms",
        columns: [
            Column("csn", .text), Column("alarm_id", .text), Column("origin_system_name", .text),
            Column("region", .text), Column("latest_occur_time", .time), Column("count", .integer),
            Column("cleared", .integer),
        ], timeColumn: "latest_occur_time")

    static let hosts = TableSchema(
        name: "hosts",
        columns: [Column("host_id", .text), Column("host_name", .text), Column("memory_gb", .real)])

    static let machines = TableSchema(
        name: "host_vms",
        columns: [
            Column("host_id", .text), Column("vm_id", .text), Column("cpu", .json),
            Column("last_update_time", .time),
        ],
        parameters: [ScanParameter("host_id", column: "host_id", isRequired: true)])

    /// The site at noon.
    static func site() -> MemorySite {
        let site = MemorySite([metrics, alarms, hosts, machines].map { .init(schema: $0) }, now: noon)
        site["network_metrics"] = samples(from: noon - 30 * hour, to: noon)
        site["device_alarms"] = [
            alarm("1", at: noon - 20 * hour, count: 1), alarm("2", at: noon - 3 * hour, count: 4),
            alarm("3", at: noon - 2 * hour, count: 1),
        ]
        site["hosts"] = [host("a", "alpha"), host("b", "beta"), host("c", "gamma")]
        site["host_vms"] = [machine("a", "1"), machine("a", "2"), machine("b", "3"), machine("c", "4")]
        return site
    }

    /// Two hours pass: metrics come, one of them late and one otherwise than before; an alarm occurs again and another one is
    /// cleared; a machine moves, a host goes, and another one gets another name.
    static func pass(_ site: MemorySite) {
        site.now = noon + 2 * hour
        site["network_metrics"] += samples(from: noon, to: noon + 2 * hour)
        site["network_metrics"].append(sample("10.0.0.9", "59", at: noon - 10 * minute, 1))
        let changed = sample("10.0.0.1", "59", at: noon - 20 * minute, 0)
        if let index = site["network_metrics"].firstIndex(where: {
            $0[0] == changed[0] && $0[1] == changed[1] && $0[3] == changed[3]
        }) {
            site["network_metrics"][index][2] = .real(-1)
        }
        site["device_alarms"] = [
            alarm("1", at: noon - 20 * hour, count: 1, cleared: 1), alarm("2", at: noon + hour, count: 5),
            alarm("3", at: noon - 2 * hour, count: 1), alarm("4", at: noon + hour, count: 1),
        ]
        site["hosts"] = [host("a", "alpha"), host("b", "beta two"), host("d", "delta")]
        site["host_vms"] = [machine("a", "1"), machine("b", "2"), machine("b", "3"), machine("d", "5")]
    }

    /// Samples of two devices and two metrics, one every ten minutes.
    static func samples(from begin: Int64, to end: Int64) -> [[Value]] {
        stride(from: begin, to: end, by: 600_000).flatMap { time in
            ["10.0.0.1", "10.0.0.2"].flatMap { device in
                ["59", "60"].map { sample(device, $0, at: time, Double(time / minute % 97) / 4) }
            }
        }
    }

    static func sample(_ device: String, _ metric: String, at time: Int64, _ value: Double) -> [Value] {
        [.text(device), .text(metric), .real(value), text(time)]
    }

    static func alarm(_ csn: String, at time: Int64, count: Int64, cleared: Int64 = 0) -> [Value] {
        [.text(csn), "disk", "console", "east", text(time), .integer(count), .integer(cleared)]
    }

    static func host(_ id: String, _ name: String) -> [Value] { [.text(id), .text(name), .real(256)] }

    static func machine(_ host: String, _ id: String) -> [Value] {
        [.text(host), .text("vm-" + id), #"{"cores":4}"#, text(noon)]
    }

    static func text(_ time: Int64) -> Value { TimeText.format(time).map(Value.text) ?? .null }

    /// Options for the tables of the site, from two days back.
    static var options: SyncOptions {
        var options = SyncOptions(tables: tables, since: noon - 2 * day)
        options.windowRequests = 20
        options.pause = { _ in }
        return options
    }

    /// All that the archive has, in an order of its own; the log aside, which tells when what was done.
    static func contents(of connection: PostgreSQLConnection) async throws -> [String] {
        var lines: [String] = []
        for table in try await ArchiveLog(connection).tables() {
            let rows = try await connection.rows("select t::text from archive.\(table) t order by 1")
            lines += rows.compactMap { row in
                if case .text(let text)? = row.first { "\(table) \(text)" } else { nil }
            }
        }
        let marks = try await connection.rows("select w::text from esmql.watermarks w order by 1")
        return lines
            + marks.compactMap { row in if case .text(let text)? = row.first { "mark \(text)" } else { nil } }
    }
}
