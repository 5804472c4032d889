import ESMSimulator
import Foundation
import Testing

@Suite struct FaultDeliveryTests {
    private static let path = "/v1/host/detail"

    @Test func theListIsMissingWhereTheTotalIsThere() async throws {
        try await withSimulatedSite(TestWorld.options(faults: [Fault(.omitList, path: Self.path)])) { site in
            let client = try await SiteClient.signedIn(to: site)
            let reply = try await client.list(Self.path, TestWorld.firstPage)
            #expect(reply.status == 200)
            #expect(try reply.object().keys.sorted() == ["total"])
        }
    }

    @Test func aBodyThatStopsLeavesTheConnectionOpen() async throws {
        let fault = Fault(.stallBody(afterBytes: 20), path: Self.path)
        try await withSimulatedSite(TestWorld.options(faults: [fault])) { site in
            let client = try await SiteClient.signedIn(to: site)
            let waiting = Task { try await client.list(Self.path, TestWorld.firstPage) }
            while site.requests.count < 2 { await Task.yield() }
            await site.stop()
            await #expect(throws: (any Error).self) { _ = try await waiting.value }
        }
    }

    @Test func aMarkerLeadsBackToItsOwnPage() async throws {
        var options = TestWorld.options(faults: [Fault(.repeatMarker, path: "/sdr")])
        options.meteringPolls = 0
        try await withSimulatedSite(options) { site in
            let client = try await SiteClient.signedIn(to: site)
            let base = site.endpoint + "/meter/v1/tenant-1/query-jobs"
            let job = try #require(
                try await client.send("POST", base, body: "{}").object()["job_id"] as? String)
            _ = try await client.send("GET", "\(base)/\(job)")
            var markers: [String] = []
            for _ in 1...3 {
                let body = #"{"limit":10,"marker":"\#(markers.last ?? "")"}"#
                let reply = try await client.send("POST", "\(base)/\(job)/sdr", body: body)
                markers.append(try #require(try reply.object()["marker"] as? String))
            }
            #expect(Set(markers).count == 1)
            #expect(markers.first?.isEmpty == false)
        }
    }

    @Test func theWindowOfTheLimitCanBeSet() async throws {
        var options = SimulatedSiteOptions(now: TestWorld.now, requestsPerMinute: 2)
        options.rateWindow = .seconds(3600)
        try await withSimulatedSite(options) { site in
            let client = try await SiteClient.signedIn(to: site)
            var statuses: [Int] = []
            for _ in 1...3 {
                let reply = try await client.list("/v1/DeviceAsset/info", TestWorld.firstPage)
                statuses.append(reply.status)
                if reply.status == 429 { #expect(reply.text.contains("limit:2,time:3600 second")) }
            }
            #expect(statuses == [200, 200, 429])
        }
    }

    @Test func aSiteWithoutALimitThatThrottlesNamesNone() async throws {
        try await withSimulatedSite(TestWorld.options(faults: [Fault(.throttle)])) { site in
            let client = try await SiteClient.signedIn(to: site)
            let reply = try await client.list(Self.path, TestWorld.firstPage)
            #expect(reply.status == 429)
            #expect(try reply.code() == "APIG.0308")
            #expect(!reply.text.contains("limit:"))
        }
    }
}
