import QueryEngine

/// The tables that the tests ask.
enum Sites {
    /// 2026-11-01 00:00:00 UTC.
    static let now: Int64 = 1_793_491_200_000
    static let hour: Int64 = 3_600_000

    static let services = Enumeration(["EVS": [], "ECS_VM": ["ecs-vm"], "DeH": ["deh"]])

    /// Capacity as the API has it: numbers in strings, two spellings, enumerated services, a window.
    static func capacity(pageSize: Int = 1000) -> StubSite {
        StubSite(
            TableSchema(
                name: "capacity",
                columns: [
                    Column("service", .text, wire: ["service_type"], enumeration: services),
                    Column("region", .text),
                    Column("available", .real, wire: ["available", "avaliable"]),
                    Column("resource_count", .integer),
                    Column("timestamp", .time),
                    Column("_json", .json, source: .item, isHidden: true),
                    Column("_request_id", .text, source: .requestID, isHidden: true),
                    Column(TableSchema.windowBegin, .time, source: .windowBegin, isHidden: true),
                    Column(TableSchema.windowEnd, .time, source: .windowEnd, isHidden: true),
                ],
                parameters: [ScanParameter("service_type", column: "service")], timeColumn: "timestamp"),
            items: [
                item("EVS", "r1", "\"102.4052734375\"", -1 * hour),
                item("EVS", "r2", "\"7\"", -2 * hour, key: "available"),
                item("ecs-vm", "r1", "\"null\"", -3 * hour),
                item("ecs-vm", "r2", "12", -30 * hour),
                item("deh", "r3", "\"\"", -1 * hour),
            ], pageSize: pageSize)
    }

    private static func item(
        _ service: String, _ region: String, _ available: String, _ offset: Int64, key: String = "avaliable"
    ) -> StubSite.Item {
        [
            "service_type": "\"\(service)\"", "region": "\"\(region)\"", key: available,
            "resource_count": "\"9223372036854775807\"", "timestamp": "\"\(now + offset)\"",
        ]
    }

    /// Five hosts in two regions.
    static func hosts() -> StubSite {
        StubSite(
            TableSchema(
                name: "hosts",
                columns: [
                    Column("host_id", .text, wire: ["HOST_ID"]),
                    Column("host_name", .text, wire: ["HOST_NAME"]),
                    Column("region", .text, wire: ["REGION_ID"]),
                ], parameters: [ScanParameter("host_id", column: "host_id")]),
            items: (1...5).map {
                [
                    "HOST_ID": "\"h\($0)\"", "HOST_NAME": "\"主机\($0)\"",
                    "REGION_ID": "\"r\($0 % 2 + 1)\"",
                ]
            })
    }

    /// Virtual machines, for which a host is required; host `hN` has N - 1 of them.
    static func vms() -> StubSite {
        StubSite(
            TableSchema(
                name: "host_vms",
                columns: [Column("host_id", .text), Column("vm_id", .text), Column("cores", .integer)],
                parameters: [ScanParameter("host_id", column: "host_id", isRequired: true)]),
            items: (1...5).flatMap { host in
                (1..<host).map {
                    ["host_id": "\"h\(host)\"", "vm_id": "\"v\(host)-\($0)\"", "cores": "\($0)"]
                }
            })
    }

    /// `count` measurements, one a second back from now, newest first.
    static func metrics(count: Int, pageSize: Int = 1000, failingPage: Int? = nil) -> StubSite {
        StubSite(
            TableSchema(
                name: "metrics",
                columns: [
                    Column("device", .text), Column("value", .real), Column("timestamp", .time),
                ], parameters: [ScanParameter("device", column: "device")], timeColumn: "timestamp"),
            items: (0..<count).map {
                ["device": "\"d\($0 % 10)\"", "value": "\"\($0)\"", "timestamp": "\(now - Int64($0) * 1000)"]
            }, pageSize: pageSize, failingPage: failingPage)
    }
}
