import ESMSimulator
import Testing

@Suite struct AuditLogTests {
    @Test func theWireTellsWhatTheWorldHolds() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let begin = TestWorld.now - 5 * TestWorld.day
            for (type, isSecurity) in [(nil, nil), ("0", false), ("1", true)] as [(String?, Bool?)] {
                var query = TestWorld.last(days: 5)
                query["log_type"] = type
                let rows = try await client.all("/v1/cloudAuditlog", query, pageSize: 100)
                let truths = site.world.auditLog.filter {
                    $0.start >= begin && (isSecurity == nil || isSecurity == $0.isSecurity)
                }
                #expect(rows.count == truths.count)
                for (row, truth) in zip(rows, truths) {
                    #expect(row.count == 19)
                    #expect(row["id"] == truth.id)
                    #expect(row["operating_name"] == truth.operation)
                    #expect(row["operation_result"] == (truth.failed ? "1" : "0"))
                    #expect(row["severity"] == String(truth.severity))
                    #expect(row["resource_id"] == truth.resourceID)
                    #expect(row["type"] == (truth.isSecurity ? "1" : "0"))
                }
            }
        }
    }

    @Test func timesAreInTheSitesZone() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let entry = try #require(site.world.auditLog.last)
            let query = ["begin_time": String(entry.start), "end_time": String(entry.start)]
            let rows = try await client.all("/v1/cloudAuditlog", query, pageSize: 10)
            let row = try #require(rows.first { $0["id"] == entry.id })
            let secondsOfDay = (entry.start + 8 * 3_600_000) / 1_000 % 86_400
            let (hour, minute) = (secondsOfDay / 3_600, secondsOfDay / 60 % 60)
            let clock = "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
            #expect(row["start_time"]?.hasPrefix("2026-11-02 \(clock):") == true)
        }
    }

    @Test func signInsAreRefusedInBurstsAndHostsAreWorkedOnBeforeTheirAlarms() {
        let world = SimulatedWorld(seed: 1, now: TestWorld.now, scale: .standard)
        let refused = world.auditLog.filter { $0.isSecurity && $0.failed }
        let byAddress = Dictionary(grouping: refused, by: \.address).values
        let bursts = byAddress.filter { entries in
            guard let first = entries.first, let last = entries.last else { return false }
            return entries.count >= 12 && last.start - first.start < 300_000
        }
        #expect(bursts.count >= 5)

        let hosts = Dictionary(uniqueKeysWithValues: world.hosts.map { ($0.ip, $0.id) })
        let worked = world.deviceAlarms.filter { alarm in
            world.auditLog.contains {
                $0.resourceID == hosts[alarm.address]
                    && (0...1_800_000).contains(alarm.firstOccurred - $0.start)
            }
        }
        #expect(worked.count >= 10)
        #expect(world.auditLog.allSatisfy { $0.start <= TestWorld.now })
    }
}
