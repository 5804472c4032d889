import Foundation
import Testing

@testable import ESMSimulator

@Suite struct HostTests {
    @Test func theWireTellsWhatTheWorldHolds() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let rows = try await client.all("/v1/host/detail", TestWorld.last(days: 1), pageSize: 100)
            #expect(rows.map { $0["HOST_ID"] } == site.world.hosts.map(\.id))
            for (row, host) in zip(rows, site.world.hosts) {
                #expect(row["HOST_NAME"] == host.name)
                #expect(row["REGION_ID"] == host.region)
                #expect(row["MAC_IP"] == host.ip)
                #expect(row["SN"] == host.serialNumber)
                let cpu = try Self.array(row["CPU"])
                #expect(cpu.count == 1)
                #expect(cpu.first?["sockets"] == String(host.hardware.sockets))
                #expect(cpu.first?["cores"] == String(host.hardware.coresOfSocket))
                let memory = try Self.array(row["MEMORY"])
                #expect(memory.count == host.hardware.memoryModules)
                #expect(memory.allSatisfy { $0["size"] == "\(host.hardware.moduleGigabytes) GB" })
                #expect(try Self.array(row["DISK"]).count == host.hardware.diskTenths.count)
            }
        }
    }

    @Test func oneHostIsAskedFor() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let host = try #require(site.world.hosts.last)
            var query = TestWorld.firstPage
            query["host_id"] = host.id
            #expect(
                try await client.list("/v1/host/detail", query).rows().map { $0["HOST_NAME"] } == [host.name])
            query["host_id"] = "unknown"
            #expect(try await client.list("/v1/host/detail", query).rows().isEmpty)
        }
    }

    @Test func machinesComeAsPythonPrintsThem() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            var names = 0
            for host in site.world.hosts {
                let query = ["host_id": host.id, "page_size": "10", "offset_value": "0"]
                let rows = try await client.list("/v1/host/vms", query).rows()
                let row = try #require(rows.count == 1 ? rows.first : nil)
                #expect(row["host_name"] == host.name)
                #expect(row["host_ip"] == host.ip)
                let list = try #require(row["vm_list"])
                let machines = site.world.virtualMachines(ofHost: host.id)
                if machines.isEmpty { #expect(list == "[]") }
                for machine in machines {
                    #expect(list.contains("['\(machine.id)', "))
                    if machine.name.allSatisfy({ $0 != "'" && $0 != "\"" && $0 != "\\" }) {
                        #expect(
                            list.contains(", '\(machine.name)', '\(machine.operatingSystem)', '[{\"cores\":"))
                        names += 1
                    }
                }
            }
            #expect(names > 200)
        }
    }

    @Test func aHostIsRequiredForItsMachines() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let page = ["page_size": "1", "offset_value": "0"]
            #expect(try await client.list("/v1/host/vms", page).status == 400)
            let unknown = try await client.list("/v1/host/vms", page.merging(["host_id": "unknown"]) { $1 })
            #expect(unknown.status == 200)
            #expect(try unknown.total() == "0")
        }
    }

    @Test func namesWithQuotesAndChineseOccurAndSomeHostsAreEmpty() {
        let world = SimulatedWorld(seed: 1, now: TestWorld.now, scale: .standard)
        let names = world.virtualMachines.map(\.name)
        #expect(world.virtualMachines.count == 300)
        #expect(names.contains { $0.contains("'") && !$0.contains("\"") })
        #expect(names.contains { $0.contains("'") && $0.contains("\"") })
        #expect(names.contains { $0.contains("\\") })
        #expect(names.contains { $0.hasPrefix("财务系统") })
        #expect(world.hosts.contains { world.virtualMachines(ofHost: $0.id).isEmpty })
    }

    @Test(arguments: [
        ("plain", "'plain'"), ("", "''"), ("dev's", "\"dev's\""), ("a\"b", "'a\"b'"),
        ("a'b\"c", "'a\\'b\"c'"),
        ("a\\b", "'a\\\\b'"), ("a\nb\tc\rd", "'a\\nb\\tc\\rd'"), ("财务", "'财务'"),
    ])
    func textsPrintAsInPython(text: String, printed: String) {
        #expect(PythonRepr.string(text) == printed)
        #expect(PythonRepr.lists([[text, text], []]) == "[[\(printed), \(printed)], []]")
    }

    private static func array(_ text: String?) throws -> [[String: String]] {
        try JSONDecoder().decode([[String: String]].self, from: Data((text ?? "").utf8))
    }
}
