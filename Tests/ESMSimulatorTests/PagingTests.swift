import ESMSimulator
import Testing

@Suite struct PagingTests {
    static let windowed = [
        "/v1/CloudService/capacity", "/v1/host-physical/capacity", "/v1/network-device/metric-data",
        "/v1/host/detail",
    ]

    @Test(arguments: [
        ("/v1/CloudService/capacity", 7), ("/v1/host-physical/capacity", 5), ("/v1/DeviceAsset/info", 10),
        ("/v1/host/detail", 9), ("/v1/network-device/metric-data", 700),
    ])
    func pagesHoldEachRowExactlyOnce(path: String, pageSize: Int) async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let window = [
                "begin_time": String(TestWorld.now - TestWorld.day / 8), "end_time": String(TestWorld.now),
            ]
            let query = path.hasSuffix("capacity") ? TestWorld.last(days: 2) : window
            let rows = try await client.all(path, query, pageSize: pageSize)
            let whole = try await client.all(path, query, pageSize: 1_000)
            #expect(rows.count > pageSize * 2)
            #expect(rows == whole)
            #expect(Set(rows).count == rows.count)
        }
    }

    @Test(arguments: windowed, ["begin_time", "end_time", "page_size", "offset_value"])
    func aRequiredParameterIsMissed(path: String, parameter: String) async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            for value in [nil, "", "x", "1.5"] {
                var query = TestWorld.firstPage
                query[parameter] = value
                let reply = try await client.list(path, query)
                #expect(reply.status == 400)
                #expect(try reply.code() == "AS.0001")
                #expect(reply.text.contains(parameter))
            }
        }
    }

    @Test func aPageOfNothingTellsTheTotal() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let reply = try await client.list(
                "/v1/DeviceAsset/info", ["page_size": "0", "offset_value": "0"])
            #expect(try reply.rows().isEmpty)
            #expect(try reply.total() == String(site.world.devices.count))
            // As in the document's sample, in a text.
            #expect(try reply.object()["total"] is String)
        }
    }

    @Test func onlySomeCallsLimitTheirPage() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            var query = TestWorld.firstPage
            query["page_size"] = "1001"
            #expect(try await client.list("/v1/CloudService/capacity", query).status == 400)
            #expect(try await client.list("/v1/DeviceAsset/info", query).status == 400)
            let metrics = try await client.list("/v1/network-device/metric-data", query)
            #expect(try metrics.rows().count == 1_001)
            query["page_size"] = "-1"
            #expect(try await client.list("/v1/network-device/metric-data", query).status == 400)
            query["page_size"] = "10"
            query["offset_value"] = "-1"
            #expect(try await client.list("/v1/network-device/metric-data", query).status == 400)
        }
    }

    @Test func anOffsetPastTheEndGivesNoRows() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let reply = try await client.list(
                "/v1/DeviceAsset/info", ["page_size": "9", "offset_value": "2147483647"])
            #expect(reply.status == 200)
            #expect(try reply.rows().isEmpty)
        }
    }

    @Test func theOffsetMayCountPages() async throws {
        var options = TestWorld.options()
        options.offsetCountsPages = true
        try await withSimulatedSite(options) { site in
            let client = try await SiteClient.signedIn(to: site)
            let reply = try await client.list(
                "/v1/DeviceAsset/info", ["page_size": "5", "offset_value": "2"])
            #expect(try reply.rows().map { $0["device_id"] } == site.world.devices[10..<15].map(\.id))
        }
    }
}
