import ESMSimulator
import Testing

@Suite struct DeviceTests {
    @Test func theWireTellsWhatTheWorldHolds() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let rows = try await client.all("/v1/DeviceAsset/info", pageSize: 1_000)
            #expect(rows.count == site.world.devices.count)
            for (row, device) in zip(rows, site.world.devices) {
                #expect(row["device_id"] == device.id)
                #expect(row["name"] == device.name)
                #expect(row["device_type"] == device.type)
                #expect(row["running_status"] == device.runningStatus)
                #expect(row["model"] == device.model)
                #expect(row["management_ip"] == device.managementIP)
                #expect(row["os"] == device.operatingSystem)
                #expect(row["region"] == device.region)
            }
        }
    }

    @Test(arguments: ["server", "switch", "router", "firewall"])
    func oneTypeIsAskedFor(type: String) async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let rows = try await client.all("/v1/DeviceAsset/info", ["device_type": type], pageSize: 7)
            #expect(!rows.isEmpty)
            let expected = site.world.devices.filter { $0.type == type }
            #expect(rows.map { $0["device_id"] } == expected.map(\.id))
        }
    }

    @Test func addressesAndIDsAreUniqueAndServersAreTheHosts() {
        var scale = SimulatedScale.scale(networkMetricRows: 1_700_000)
        scale.hosts = 900
        let world = SimulatedWorld(seed: 3, now: TestWorld.now, scale: scale)
        #expect(Set(world.devices.map(\.managementIP)).count == world.devices.count)
        #expect(Set(world.devices.map(\.id)).count == world.devices.count)
        #expect(Set(world.hosts.map(\.name)).count == world.hosts.count)
        #expect(world.devices.filter { $0.type == "server" }.map(\.managementIP) == world.hosts.map(\.ip))
        #expect(world.devices.contains { $0.type != "server" && !$0.reportsMetrics })
    }
}
