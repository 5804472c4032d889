import ESMSimulator
import Testing

@Suite struct AlarmTests {
    private static let paths = ["/v1/DeviceAlarm/info", "/v1/CloudServiceAlarm/info"]

    private static func alarms(_ path: String, of world: SimulatedWorld) -> [SimulatedWorld.Alarm] {
        path.contains("Device") ? world.deviceAlarms : world.serviceAlarms
    }

    @Test(arguments: paths)
    func theWireTellsWhatTheWorldHolds(path: String) async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let rows = try await client.all(path, TestWorld.last(days: 14), pageSize: 50)
            let truths = Self.alarms(path, of: site.world)
            #expect(rows.count == truths.count)
            for (row, truth) in zip(rows, truths) {
                #expect(row.count == 37)
                #expect(row["csn"] == truth.serial)
                #expect(row["severity"] == String(truth.severity))
                #expect(row["nativeMeDn"] == truth.address)
                #expect(row["LogicalRegionId"] == truth.region)
                #expect(row["tenant"] == truth.tenant ?? "")
                #expect(row["cleared"] == (truth.cleared == nil ? "0" : "1"))
                #expect(row["clear_utc"]?.isEmpty == (truth.cleared == nil))
                #expect(row["ack_utc"]?.isEmpty == (truth.acknowledged == nil))
            }
        }
    }

    @Test(arguments: paths)
    func alarmsAreAskedForByServiceAndState(path: String) async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let truths = Self.alarms(path, of: site.world)
            for service in Set(truths.map(\.service)) {
                for cleared in ["0", "1"] {
                    var query = TestWorld.last(days: 14)
                    query["service_type"] = service
                    query["cleared"] = cleared
                    let rows = try await client.all(path, query, pageSize: 1_000)
                    let expected = truths.filter {
                        $0.service == service && ($0.cleared == nil ? "0" : "1") == cleared
                    }
                    #expect(rows.map { $0["csn"] } == expected.map(\.serial))
                }
            }
        }
    }

    @Test func timesAreTextsForServicesAndMillisecondsForDevices() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let device = try await client.all(Self.paths[0], TestWorld.last(days: 14), pageSize: 1_000)
            let first = try #require(site.world.deviceAlarms.first)
            #expect(device.first?["latest_occur_utc"] == String(first.latestOccurred))
            let service = try await client.all(Self.paths[1], TestWorld.last(days: 14), pageSize: 1_000)
            #expect(service.allSatisfy { $0["latest_occur_utc"]?.count == "2026-11-01 01:13:59".count })
            #expect(service.last?["latest_occur_utc"]?.hasPrefix("2026-11-0") == true)
        }
    }

    @Test func alarmsPointAtHostsDevicesAndTenants() {
        let world = SimulatedWorld(seed: 1, now: TestWorld.now, scale: .standard)
        let addresses = Set(world.devices.map(\.managementIP))
        let tenants = Set(world.tenants.map(\.name))
        let hosts = Dictionary(uniqueKeysWithValues: world.hosts.map { ($0.ip, $0) })
        for alarm in world.deviceAlarms + world.serviceAlarms {
            #expect(addresses.contains(alarm.address))
            #expect(alarm.tenant.map(tenants.contains) ?? true)
            #expect(alarm.firstOccurred <= alarm.latestOccurred && alarm.latestOccurred <= TestWorld.now)
            #expect(alarm.cleared.map { $0 > alarm.latestOccurred } ?? true)
        }
        let atRisk = world.deviceAlarms.filter { alarm in
            alarm.cleared == nil && alarm.severity <= 2
                && alarm.latestOccurred > TestWorld.now - TestWorld.day
                && hosts[alarm.address].map { !world.virtualMachines(ofHost: $0.id).isEmpty } == true
        }
        #expect(atRisk.count >= 5)
        let followers = world.serviceAlarms.filter { alarm in
            world.deviceAlarms.contains {
                $0.pod == alarm.pod && (0...10_800_000).contains(alarm.latestOccurred - $0.latestOccurred)
            }
        }
        #expect(followers.count >= 20)
        #expect(Set(world.deviceAlarms.map(\.severity)) == [1, 2, 3, 4])
    }
}
