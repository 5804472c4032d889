import ESMSimulator
import Testing

@Suite struct CapacityTests {
    private static let path = "/v1/CloudService/capacity"

    @Test func theWireTellsWhatTheWorldHolds() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let rows = try await client.all(Self.path, TestWorld.last(days: 99), pageSize: 1_000)
            #expect(rows.count == site.world.capacity.count)
            for (row, truth) in zip(rows, site.world.capacity) {
                #expect(row["region"] == truth.region)
                #expect(row["zone_type"] == truth.zone)
                #expect(row["metric_type"] == truth.metric ?? "null")
                #expect(row["timestamp"] == String(truth.timestamp))
                #expect(Double(row["allocated"] ?? "") == truth.allocated)
                #expect(Double(row["available"] ?? row["avaliable"] ?? "") == truth.available)
                #expect(
                    truth.service == "EVS" ? row["total"] == nil : Double(row["total"] ?? "") == truth.total)
            }
        }
    }

    @Test(arguments: [
        ("ECS_VM", "ecs-vm", "available", ["manage": "MANAGE", "pod": "KVM_POD"]),
        ("BMS", "BMS", "available", ["BMS_POD": "POD"]),
        ("EVS", "EVS", "available", ["manage": "MANAGE", "pod": "POD"]),
        ("OBS", "OBS", "available", ["OBS_POD": "OBS_POD"]),
        ("EIP", "EIP", "available", ["EIP_POD": "EIP_POD"]),
        ("RDS", "RDS", "avaliable", ["RDS_POD": "RDS_POD"]),
        ("DCC", "dcc", "avaliable", ["DCC_POD": "DCC_POD"]),
        ("DeH", "deh", "available", ["DeH_POD": "DEH_POD"]),
        ("SFS", "sfs", "available", ["SFS_POD": "SFS_POD"]),
        ("VPN", "VPN", "available", ["VPN_POD": "VPN_POD"]),
    ])
    func aServiceIsAskedForAndAnswersInSpellingsOfItsOwn(
        service: String,
        answer: String,
        available: String,
        zones: [String: String]
    ) async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            var query = TestWorld.last(days: 1)
            query["service_type"] = service
            let rows = try await client.all(Self.path, query, pageSize: 100)
            #expect(!rows.isEmpty)
            #expect(rows.allSatisfy { $0["service_type"] == answer && $0[available] != nil })
            #expect(Set(rows.map { $0["zone_type"] }) == Set(zones.values))
            for (parameter, zone) in zones {
                query["zone_type"] = parameter
                let some = try await client.all(Self.path, query, pageSize: 100)
                #expect(some == rows.filter { $0["zone_type"] == zone })
            }
            query["zone_type"] = "elsewhere"
            let none = try await client.all(Self.path, query, pageSize: 100)
            #expect(none.isEmpty)
        }
    }

    @Test func figuresComeAsTextsAndSomeAsNull() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let reply = try await client.list(
                Self.path, TestWorld.last(days: 1).merging(Self.first("ECS_VM")) { $1 })
            let row = try #require((try reply.object()["list"] as? [[String: Any]])?.first)
            #expect(row["total"] as? String == "null")
            #expect(row["allocated"] is String)
            #expect(row["timestamp"] is String)
            let eip = try await client.list(
                Self.path, TestWorld.last(days: 1).merging(Self.first("EIP")) { $1 })
            let address = try #require((try eip.object()["list"] as? [[String: Any]])?.first)
            #expect(address["timestamp"] as? Int64 != nil)
        }
    }

    @Test func physicalCapacityIsTheSumOfTheHosts() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            var query = TestWorld.last(days: 1)
            query["device_type"] = "ECS"
            query["zone_type"] = "pod"
            let rows = try await client.all("/v1/host-physical/capacity", query, pageSize: 100)
            #expect(Set(rows.map { $0["zone_type"] }) == ["KVM_POD"])
            let cores = rows.filter { $0["metric_type"] == "vCpu" }.compactMap { Int($0["total"] ?? "") }
            let hosts = site.world.hosts.filter(\.servesTenants)
            #expect(cores.reduce(0, +) == hosts.reduce(0) { $0 + $1.hardware.virtualProcessors })
            // Compute comes with service_type, storage with device_type.
            #expect(rows.allSatisfy { $0["service_type"] == "ECS" && $0["device_type"] == nil })
            query["device_type"] = "EVS"
            let disks = try await client.all("/v1/host-physical/capacity", query, pageSize: 100)
            #expect(!disks.isEmpty)
            #expect(disks.allSatisfy { $0["device_type"] == "EVS" && $0["zone_type"] == "POD" })
        }
    }

    @Test func tenantsMachinesAreWhatTheServiceAllocated() {
        let world = SimulatedWorld(seed: 1, now: TestWorld.now, scale: .standard)
        let latest = world.capacity.last?.timestamp ?? 0
        let sold = world.capacity.filter {
            $0.service == "ECS_VM" && $0.zoneParameter == "pod" && $0.timestamp == latest
        }
        let machines = world.virtualMachines.count { $0.createdAt <= latest }
        #expect(sold.reduce(0) { $0 + $1.allocated } == Double(machines))
        #expect(machines > 250)
    }

    private static func first(_ service: String) -> [String: String] {
        ["service_type": service, "page_size": "1", "offset_value": "0"]
    }
}
