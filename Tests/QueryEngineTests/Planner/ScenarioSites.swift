@testable import QueryEngine

/// A stub site whose requests read like sentences.
struct ScenarioSite: TableProvider {
    let site: StubSite

    var schema: TableSchema { site.schema }

    func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
        site.pages(for: request)
    }

    func count(of request: ScanRequest) async throws -> Int? { try await site.count(of: request) }

    var cost: ScanCost { site.cost }

    func requestLine(for request: ScanRequest) -> String {
        var parts = request.parameters.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        if let window = request.window {
            let begin = TimeText.format(window.begin) ?? "?"
            let end = TimeText.format(window.end) ?? "?"
            parts.append("from \(begin) to \(end)")
        }
        if let hint = request.rowHint { parts.append("about \(hint) rows") }
        return "\(schema.name)" + (parts.isEmpty ? "" : " " + parts.joined(separator: ", "))
    }
}

/// The tables that the scenarios ask, the clock standing at 2026-11-01 00:00:00.
enum ScenarioSites {
    /// All of them, fresh.
    static func all() -> [ScenarioSite] {
        [
            Sites.capacity(), Sites.hosts(), Sites.vms(), Sites.metrics(count: 2500), alarms(), zones(),
            regions(), readings(), resources(), tickets(), disks(),
        ].map(ScenarioSite.init)
    }

    /// Alarms: a column that only the request knows, and a parameter with numbers.
    private static func alarms() -> StubSite {
        StubSite(
            TableSchema(
                name: "alarms",
                columns: [
                    Column("csn", .integer), Column("severity", .integer),
                    Column("service", .text, source: .parameter("service_type"), enumeration: Sites.services),
                    Column("cleared", .integer), Column("host_id", .text), Column("occurred", .time),
                    Column(TableSchema.windowBegin, .time, source: .windowBegin, isHidden: true),
                    Column(TableSchema.windowEnd, .time, source: .windowEnd, isHidden: true),
                ],
                parameters: [
                    ScanParameter("service_type", column: "service"),
                    ScanParameter("cleared", column: "cleared"),
                ], timeColumn: "occurred"),
            items: (1...6).map { number in
                [
                    "csn": "\(number)", "severity": "\(number % 3 + 1)", "service": "\"EVS\"",
                    "cleared": "\(number % 2)", "host_id": "\"h\(number)\"",
                    "occurred": "\"\(Sites.now - Int64(number) * 6 * Sites.hour)\"",
                ]
            })
    }

    /// Zones: a parameter that narrows, but not exactly.
    private static func zones() -> StubSite {
        StubSite(
            TableSchema(
                name: "zones", columns: [Column("zone", .text), Column("region", .text)],
                parameters: [ScanParameter("zone_type", column: "zone", isExact: false)]),
            items: ["az1", "az2", "az3"].map { ["zone": "\"\($0)\"", "region": "\"r1\""] })
    }

    /// Readings: many pages, which a host narrows to one.
    private static func readings() -> StubSite {
        StubSite(
            TableSchema(
                name: "readings",
                columns: [Column("host_id", .text), Column("metric", .text), Column("value", .integer)],
                parameters: [
                    ScanParameter("host_id", column: "host_id"), ScanParameter("metric", column: "metric"),
                ]),
            items: (0..<500).map { number in
                [
                    "host_id": "\"h\(number / 10 + 1)\"", "metric": "\"\(number % 2 == 0 ? "cpu" : "mem")\"",
                    "value": "\(number % 10)",
                ]
            }, pageSize: 10)
    }

    /// Regions: one column alone.
    private static func regions() -> StubSite {
        StubSite(
            TableSchema(name: "regions", columns: [Column("region", .text)]),
            items: ["r1", "r2"].map { ["region": "\"\($0)\""] })
    }

    /// Resources: a kind that every request must name, and that a query need not.
    private static func resources() -> StubSite {
        StubSite(
            TableSchema(
                name: "resources",
                columns: [
                    Column("kind", .text), Column("resource_id", .text), Column("tenant", .text),
                ],
                parameters: [
                    ScanParameter("kind", column: "kind", defaultValues: ["ECS", "EVS", "OBS"]),
                    ScanParameter("tenant", column: "tenant", isExact: false),
                ]),
            items: ["ECS", "EVS", "OBS"].flatMap { kind in
                ["a", "b", "b"].enumerated().map { number, tenant in
                    [
                        "kind": "\"\(kind)\"", "resource_id": "\"\(kind)-\(number + 1)\"",
                        "tenant": "\"\(tenant)\"",
                    ]
                }
            }, pageSize: 2)
    }

    /// Tickets: hosts twice, unknown or NULL.
    private static func tickets() -> StubSite {
        StubSite(
            TableSchema(
                name: "tickets",
                columns: [Column("ticket", .integer), Column("host_id", .text), Column("level", .integer)]),
            items: ["\"h3\"", "null", "\"h3\"", "\"h9\"", "\"h2\""].enumerated().map { number, host in
                ["ticket": "\(number + 1)", "host_id": host, "level": "\(number % 2)"]
            })
    }

    /// Disks, for which a virtual machine is required: one of N * 10 GB for each `vH-N`.
    private static func disks() -> StubSite {
        StubSite(
            TableSchema(
                name: "vm_disks",
                columns: [Column("vm_id", .text), Column("size_gb", .integer)],
                parameters: [ScanParameter("vm_id", column: "vm_id", isRequired: true)]),
            items: (1...5).flatMap { host in
                (1..<host).map { ["vm_id": "\"v\(host)-\($0)\"", "size_gb": "\($0 * 10)"] }
            })
    }
}
