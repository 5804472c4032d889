import ESMQL
import ESMSimulator
import Foundation
import SQLSyntax
import Testing

/// Every query of `examples` against the simulated site.
struct ExampleQueryTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "examples")

    /// The columns of each saved query.
    private static let columns: [String: [String]] = [
        "alarm-response-times": [
            "source", "severity_name", "alarms", "acknowledged", "minutes_to_acknowledge", "closed",
            "minutes_to_clear", "longest_to_clear",
        ],
        "before-an-alarm": [
            "alarm_time", "severity", "alarm_name", "server", "minutes_before", "operating_user",
            "operating_name", "operation_result", "source_addr", "id",
        ],
        "busiest-devices": ["name", "device_type", "model", "region", "device_ip", "average", "highest"],
        "capacity-growth": ["region", "zone", "disk_type", "day", "allocated", "change"],
        "days-left": [
            "region", "zone", "disk_type", "allocated", "available", "growth_a_day", "days_left",
        ],
        "device-inventory": ["device_type", "model", "os", "devices", "regions"],
        "device-status": ["region", "device_type", "running_status", "devices", "percent"],
        "evs-available": ["region", "zone", "disk_type", "available", "allocated", "timestamp"],
        "failed-security-bursts": [
            "source_addr", "day", "operating_user", "operating_name", "region", "first_failure",
            "last_failure", "failures", "most_within_five_minutes",
        ],
        "hardware-alarms-at-risk": [
            "latest_occur_time", "severity_name", "alarm_name", "region", "host_name", "vms", "tenants",
        ],
        "headroom-by-region": [
            "region", "service", "zone", "metric", "available", "allocated", "available_percent",
        ],
        "heat-by-cluster": [
            "region", "az", "cluster_name", "hosts", "cpu_percent", "memory_percent", "disk_percent",
            "highest_memory",
        ],
        "hosts-by-az": [
            "region", "az", "cpu_arch", "hosts", "sockets", "cores", "memory_gb", "disk_tb", "gb_per_core",
        ],
        "hosts-short-of-memory": [
            "region", "cluster_name", "host_name", "memory_percent", "vm_name", "vm_id", "tenant",
        ],
        "hot-devices": ["metric", "place", "device_ip", "region", "average", "highest", "samples"],
        "inventory-against-metering": ["finding", "tenant", "vm_id"],
        "inventory-by-tenant": ["tenant", "vms", "bare_metal_servers", "disks", "buckets"],
        "sellable-vs-physical": [
            "region", "zone", "disk_type", "sellable_tb", "physical_tb", "oversold_tb",
        ],
        "server-cpu-against-host-cpu": [
            "region", "host_name", "sn", "controller_percent", "host_percent", "difference",
        ],
        "service-alarms-after-hardware": [
            "region", "pod", "hardware_time", "hardware_alarm", "device", "service_alarm", "severity_name",
            "tenant", "minutes_later", "csn",
        ],
        "service-health": ["region", "service", "status", "open_alarms"],
        "silent-devices": ["region", "device_type", "name", "management_ip", "running_status"],
        "vm-density-by-cluster": [
            "region", "az", "cluster_name", "hosts", "empty_hosts", "vms", "vms_per_host", "fullest_host",
        ],
        "vm-density-by-host": [
            "region", "az", "cluster_name", "host_name", "cpu_cores", "memory_gb", "vms", "vms_per_core",
        ],
        "vm-flavours-running-out": ["region", "zone", "flavour", "vms_left", "vms_sold"],
        "vm-hours-by-tenant": ["tenant", "region", "vms", "vm_hours"],
        "vm-systems": ["region", "os", "vms", "hosts"],
    ]

    private static func text(of file: String) throws -> String {
        try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    }

    @Test("Each saved query is known here")
    func files() throws {
        let files = try FileManager.default.contentsOfDirectory(
            atPath: Self.folder.appending(path: "queries").path)
        let names = files.filter { $0.hasSuffix(".sql") }.map { String($0.dropLast(4)) }
        #expect(names.sorted() == Self.columns.keys.sorted())
    }

    @Test(
        "A saved query gives rows for the requests that its header promises", arguments: columns.keys.sorted()
    )
    func savedQuery(_ name: String) async throws {
        let text = try Self.text(of: "queries/\(name).sql")
        try await withSite { session, site in
            let result = try await session.query(text)
            let rows = try await result.allRows()
            #expect(result.columns.map(\.name) == Self.columns[name])
            #expect(!rows.isEmpty)
            // A column of NULLs alone is a mistake in the query.
            for (index, column) in result.columns.enumerated() {
                #expect(rows.contains { $0[index] != .null }, "\(column.name)")
            }
            let cost = await result.cost
            let promise = try RequestPromise(header: text)
            if let requests = promise.requests(hosts: site.world.hosts.count, fetchedRows: cost.fetchedRows) {
                #expect(requests.contains(site.calls.count))
            }
        }
    }

    @Test("The queries of the demonstration all give rows")
    func demo() async throws {
        let text = try Self.text(of: "demo.sql")
        let script = SQLParser.parse(text)
        #expect(script.diagnostics.isEmpty)
        #expect(script.statements.count >= 3)
        try await withSite { session, site in
            var columns: [[String]] = []
            for statement in script.statements {
                let result = try await session.engine.run(statement, of: text)
                let rows = try await result.allRows()
                #expect(!rows.isEmpty)
                columns.append(result.columns.map(\.name))
            }
            #expect(
                columns.prefix(3) == [
                    ["region", "available"], ["region", "cluster_name", "hosts", "vms"],
                    ["metric", "samples", "average", "highest"],
                ])
        }
    }
}
