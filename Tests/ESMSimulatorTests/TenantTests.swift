import ESMSimulator
import Testing

@Suite struct TenantTests {
    private static let types = [
        "ECS", "EVS", "EIP", "OBS", "BMS", "ELB", "VPN", "DCS", "DMS", "RDS", "GAUSS", "MODEL_ARTS_INF",
        "MODEL_ARTS_TRAIN", "MODEL_ARTS_MAOS",
    ]

    @Test(arguments: ["ECS", "EVS", "OBS", "BMS"])
    func theInventoryComesAtOnce(type: String) async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let reply = try await client.list("/v1/TanentCloudResource/InstanceData/\(type)")
            let truths = site.world.tenantResources.filter { $0.type == type && $0.isListed }
            #expect(try reply.rows().map { $0["resource_id"] } == truths.map(\.id))
            #expect(try reply.total() == String(truths.count))
            #expect(!truths.isEmpty)
        }
    }

    @Test(arguments: types)
    func everyTypeHasRecords(type: String) async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let begin = TestWorld.now - 4 * 3_600_000
            let query = ["begin_time": String(begin), "end_time": String(TestWorld.now)]
            let path = "/v2/cloudresource/instancedata/\(type)"
            let rows = try await client.all(path, query, pageSize: 333)
            let day = site.world.meteringRecords.suffix(site.world.meteringRecords.count / 3)
            let truths = day.filter {
                $0.begin >= begin && $0.resource.type == type
            }
            #expect(!truths.isEmpty)
            #expect(rows.map { $0["resource_id"] } == truths.map(\.resource.id))
            #expect(rows.map { $0["domain_name"] } == truths.map(\.resource.tenantName))
            #expect(rows.allSatisfy { $0["begin_time"]?.hasPrefix("2026110") == true && $0.count == 24 })
            let reply = try await client.list(path, query)
            #expect(reply.text.hasPrefix(#"{"list":["#))
        }
    }

    @Test(arguments: ["/v1/TanentCloudResource/InstanceData/VPN", "/v2/cloudresource/instancedata/XYZ"])
    func anUnknownTypeIsNotFound(path: String) async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let reply = try await client.list(path, TestWorld.firstPage)
            #expect(reply.status == 404)
        }
    }

    @Test func meteringAndInventoryDiffer() {
        let world = SimulatedWorld(seed: 1, now: TestWorld.now, scale: .standard)
        let servers = world.tenantResources.filter { $0.type == "ECS" }
        #expect(servers.filter(\.isListed).map(\.id) == world.virtualMachines.map(\.id))
        let latest = world.meteringRecords.suffix(world.meteringRecords.count / 72)
        let metered = Set(latest.filter { $0.resource.type == "ECS" }.map(\.resource.id))
        #expect(metered == Set(servers.filter(\.isMetered).map(\.id)))
        #expect(servers.contains { $0.isListed && !$0.isMetered })
        #expect(servers.contains { !$0.isListed && $0.isMetered })
        // Every repetition comes later than the record that it repeats.
        let repeats = latest.filter(\.isRepeat)
        #expect(!repeats.isEmpty)
        for record in repeats {
            let first = latest.first { $0.resource.id == record.resource.id && !$0.isRepeat }
            #expect(first.map { $0.begin == record.begin && $0.recorded < record.recorded } == true)
        }
    }

    @Test func theHealthOfTheServicesIsShared() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = SiteClient(site: site, headers: [:])
            let path = "/rest/dlvapp-engine/v1/screens/data/"
            let reply = try await client.send("POST", site.endpoint + path + site.world.shareID)
            let rows = try reply.rows()
            #expect(rows.count == site.world.regions.count * 6)
            #expect(Set(rows.compactMap { $0["status"] }).isSuperset(of: ["fault", "normal"]))
            let refused = try await client.send("POST", site.endpoint + path + "0")
            #expect(refused.status == 403)
        }
    }
}
