import ESMSimulator
import Testing

@Suite struct WindowTests {
    @Test(arguments: [(SimulatedWindowEnds.inclusive, 3), (.endExclusive, 2), (.exclusive, 1)])
    func theEndsOfARangeBelongToItAsTheSiteIsTold(ends: SimulatedWindowEnds, ticks: Int) async throws {
        var options = TestWorld.options()
        options.windowEnds = ends
        try await withSimulatedSite(options) { site in
            let client = try await SiteClient.signedIn(to: site)
            let last = try #require(site.world.networkMetrics.last)
            let interval = Int64(options.scale.networkMetricIntervalSeconds) * 1_000
            let query = [
                "begin_time": String(last.timestamp - 2 * interval), "end_time": String(last.timestamp),
                "management_ip": last.deviceIP, "metric": "14",
            ]
            #expect(try await client.all("/v1/network-device/metric-data", query, pageSize: 9).count == ticks)
        }
    }

    @Test func capacityFallsOnMidnightInTheSitesTime() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let midnight = (TestWorld.now + 8 * 3_600_000) / TestWorld.day * TestWorld.day - 8 * 3_600_000
            let day = try await client.all(
                "/v1/CloudService/capacity", TestWorld.last(days: 1), pageSize: 1_000)
            #expect(Set(day.map { $0["timestamp"] }) == [String(midnight)])
            let all = try await client.all(
                "/v1/CloudService/capacity", TestWorld.last(days: 99), pageSize: 1_000)
            #expect(all.count == day.count * site.options.scale.capacityDays)
        }
    }

    @Test(arguments: [("0", "0"), ("5", "4"), ("9223372036854775807", "-9223372036854775808")])
    func aRangeWithoutDataGivesNoRows(begin: String, end: String) async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            for path in ["/v1/network-device/metric-data", "/v1/CloudService/capacity"] {
                let rows = try await client.all(path, ["begin_time": begin, "end_time": end], pageSize: 5)
                #expect(rows.isEmpty)
            }
        }
    }

    @Test func theWidestRangeGivesEverything() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let query = [
                "begin_time": String(Int64.min), "end_time": String(Int64.max), "page_size": "0",
                "offset_value": "0",
            ]
            let reply = try await client.list("/v1/network-device/metric-data", query)
            #expect(try reply.total() == String(site.world.networkMetrics.count))
        }
    }
}
