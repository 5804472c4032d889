import Testing

@testable import ESMSimulator

@Suite struct NetworkMetricTests {
    private static let path = "/v1/network-device/metric-data"

    @Test func theWireTellsWhatTheWorldHolds() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let begin = TestWorld.now - 2 * 3_600_000
            let query = ["begin_time": String(begin), "end_time": String(TestWorld.now)]
            let rows = try await client.all(Self.path, query, pageSize: 1_000)
            let truths = site.world.networkMetrics.filter { $0.timestamp >= begin }
            #expect(rows.count == truths.count)
            for (row, truth) in zip(rows, truths) { Self.expect(row, equals: truth) }
            #expect(truths.contains { $0.value == nil })
        }
    }

    @Test func filtersByDeviceAndMetric() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let ip = try #require(site.world.devices.first { $0.reportsMetrics }?.managementIP)
            let filters: [(String?, String?)] = [
                (ip, nil), (nil, "52"), (ip, "101"), ("none", nil), (nil, "7"),
            ]
            for (device, metric) in filters {
                var query = TestWorld.last(days: 1)
                query["management_ip"] = device
                query["metric"] = metric
                let rows = try await client.all(Self.path, query, pageSize: 333)
                let truths = site.world.networkMetrics.filter {
                    $0.timestamp >= TestWorld.now - TestWorld.day
                        && (device == nil || $0.deviceIP == device) && (metric == nil || $0.metric == metric)
                }
                #expect(rows.count == truths.count)
                for (row, truth) in zip(rows, truths) { Self.expect(row, equals: truth) }
            }
        }
    }

    @Test func aDayHoldsAboutTwentyThousandRowsAndALargeSiteWhatItIsAskedFor() async throws {
        for (scale, rows) in [
            (SimulatedScale.standard, 20_000), (.scale(networkMetricRows: 1_700_000), 1_700_000),
        ] {
            let world = SimulatedWorld(seed: 1, now: TestWorld.now, scale: scale)
            let day = world.networkMetrics.count / scale.metricDays
            #expect(abs(day - rows) < rows / 20)
        }
    }

    @Test func aPageFarOutIsThatOfItsPosition() async throws {
        var options = TestWorld.options()
        options.scale = .scale(networkMetricRows: 1_700_000)
        try await withSimulatedSite(options) { site in
            let client = try await SiteClient.signedIn(to: site)
            let series = site.world.networkMetrics
            #expect(series.count > 5_000_000)
            let offset = series.count - 700
            var query = TestWorld.last(days: 9)
            query["page_size"] = "1000"
            query["offset_value"] = String(offset)
            let rows = try await client.list(Self.path, query).rows()
            #expect(rows.count == 700)
            for (row, truth) in zip(rows, series[offset...]) { Self.expect(row, equals: truth) }
        }
    }

    @Test func ticksAreThoseWithinTheRange() {
        let grid = TickGrid(now: 1_000, interval: 100, days: 1)
        #expect(grid.time(grid.count - 1) == 1_000)
        #expect(grid.first == 1_000 - 86_400_000 + 100)
        #expect(grid.ticks(from: 801, through: 999).map(grid.time) == [900])
        #expect(grid.ticks(from: 900, through: 1_000).map(grid.time) == [900, 1_000])
        #expect(grid.ticks(from: 901, through: 999).isEmpty)
        #expect(grid.ticks(from: 1_001, through: .max).isEmpty)
        #expect(grid.ticks(from: .min, through: grid.first - 1).isEmpty)
        #expect(grid.ticks(from: .min, through: .max) == 0..<grid.count)
    }

    private static func expect(_ row: [String: String], equals truth: NetworkMetric) {
        #expect(row["device_ip"] == truth.deviceIP)
        #expect(row["metric"] == truth.metric)
        #expect(row["region_id"] == truth.region)
        #expect(row["timestamp"] == String(truth.timestamp))
        #expect(row["value"].flatMap(Double.init) == truth.value)
        #expect(truth.value != nil || row["value"] == "null")
    }
}
