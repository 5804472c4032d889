import ESMSimulator
import Testing

@Suite struct GatewayTests {
    @Test(arguments: [
        ("X-APIG-Appcode", "APIG.0303", 401), ("x-hcso-appcode", "APIG.0303", 401),
        ("X-Auth-Token", "APIG.0301", 401), ("x-hcso-domainid", "APIG.0304", 403),
    ])
    func aMissingOrWrongHeaderIsRefused(name: String, code: String, status: Int) async throws {
        var options = TestWorld.options()
        options.hcsoDomainID = "tenant-1"
        try await withSimulatedSite(options) { site in
            var client = try await SiteClient.signedIn(to: site)
            client.headers["x-hcso-domainid"] = "tenant-1"
            #expect(try await client.list("/v1/host/detail", TestWorld.firstPage).status == 200)
            for value in [nil, "wrong"] {
                client.headers[name] = value
                let reply = try await client.list("/v1/host/detail", TestWorld.firstPage)
                #expect(reply.status == status)
                #expect(try reply.code() == code)
                #expect(try reply.object()["request_id"] as? String == reply.headers["x-request-id"])
            }
        }
    }

    @Test func anUnknownPathAndAWrongMethodAreNotFound() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let unknown = try await client.list("/v1/nothing", TestWorld.firstPage)
            #expect(unknown.status == 404)
            #expect(try unknown.code() == "APIG.0101")
            let posted = try await client.send("POST", site.endpoint + SiteClient.base + "/v1/host/detail")
            #expect(posted.status == 404)
        }
    }

    @Test func everyAnswerCarriesAnIDOfItsOwnAndTheSitesTime() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            var ids: Set<String> = []
            for path in ["/v1/host/detail", "/v1/nothing", "/v1/DeviceAsset/info"] {
                let reply = try await client.list(path, TestWorld.firstPage)
                ids.insert(try #require(reply.headers["x-request-id"]))
                #expect(reply.headers["date"]?.hasPrefix("Mon, 02 Nov 2026 05:") == true)
            }
            #expect(ids.count == 3)
        }
    }

    @Test func limitedCallsShareOneLimitAndOthersHaveNone() async throws {
        var options = TestWorld.options()
        options.requestsPerMinute = 4
        try await withSimulatedSite(options) { site in
            let client = try await SiteClient.signedIn(to: site)
            let paths = ["/v1/CloudService/capacity", "/v1/host-physical/capacity", "/v1/DeviceAsset/info"]
            for (order, path) in (paths + paths.prefix(1)).enumerated() {
                let reply = try await client.list(path, TestWorld.firstPage)
                #expect(reply.status == 200)
                #expect(reply.headers["x-apig-ratelimit-api"] == "remain:\(3 - order),limit:4,time:1 minute")
            }
            let refused = try await client.list(paths[1], TestWorld.firstPage)
            #expect(refused.status == 429)
            #expect(try refused.code() == "APIG.0308")
            #expect(refused.text.contains("limit:4,time:1 minute"))
            #expect(try await client.list("/v1/host/detail", TestWorld.firstPage).status == 200)
        }
    }

    @Test func theSiteTellsWhatItWasAsked() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            _ = try await client.list(
                "/v1/DeviceAsset/info", ["page_size": "1", "offset_value": "0", "x": "a b&ä"])
            #expect(
                site.requests.map(\.path) == ["/v3/auth/tokens", SiteClient.base + "/v1/DeviceAsset/info"])
            let request = try #require(site.requests.last)
            #expect(request.method == "GET")
            #expect(request["x"] == "a b&ä")
            #expect(request["y"] == nil)
            #expect(request.headerNames.contains("x-auth-token"))
        }
    }

    @Test func aPortInUseIsAnError() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            await #expect(throws: SimulatorError.self) {
                _ = try await SimulatedSite.start(TestWorld.options(), port: site.port)
            }
        }
    }

    @Test func aStoppedSiteLeavesItsPort() async throws {
        let site = try await SimulatedSite.start(TestWorld.options(), port: Self.quietPort())
        _ = try await SiteClient.signedIn(to: site)
        await site.stop()
        let next = try await SimulatedSite.start(TestWorld.options(), port: site.port)
        #expect(next.port == site.port)
        await next.stop()
    }

    @Test func aSiteStopsWhateverTheBodyThrows() async throws {
        struct Failure: Error {}
        let port = try await Self.quietPort()
        await #expect(throws: Failure.self) {
            try await withSimulatedSite(TestWorld.options(), port: port) { _ in throw Failure() }
        }
        let next = try await SimulatedSite.start(TestWorld.options(), port: port)
        await next.stop()
    }

    /// A port that is free and that the system gives to nobody who asks for any: below the range it gives from.
    private static func quietPort() async throws -> Int {
        for _ in 0..<100 {
            let port = Int.random(in: 20_000..<30_000)
            guard let site = try? await SimulatedSite.start(TestWorld.options(), port: port) else { continue }
            await site.stop()
            return port
        }
        throw NoQuietPort()
    }

    private struct NoQuietPort: Error {}

    @Test(arguments: [0, 1, 3])
    func onlyTheLatestRequestsAreRemembered(kept: Int) async throws {
        var options = TestWorld.options()
        options.rememberedRequests = kept
        try await withSimulatedSite(options) { site in
            let client = try await SiteClient.signedIn(to: site)
            for count in 1...10 {
                _ = try await client.list("/v1/host/detail", ["limit": "\(count)"])
                let sizes = site.requests.compactMap { $0["limit"] }
                #expect(sizes == ((1...count).suffix(sizes.count).map(String.init)))
                #expect(sizes.count >= min(kept, count) && site.requests.count <= 2 * kept)
            }
        }
    }
}
