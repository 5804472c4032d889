import ESMSimulator
import Testing

@Suite struct MeteringTests {
    private static let domain = "d1803845584b4626850ce57a8a020e4f"

    private static func jobs(_ site: SimulatedSite) -> String {
        "\(site.endpoint)/meter/v1/\(domain)/query-jobs"
    }

    /// A client with a token and no app codes, which these calls do not ask for.
    private static func client(_ site: SimulatedSite) async throws -> SiteClient {
        var client = try await SiteClient.signedIn(to: site)
        client.headers = client.headers.filter { $0.key == "X-Auth-Token" }
        return client
    }

    private static func create(_ body: String, at site: SimulatedSite, by client: SiteClient) async throws
        -> String
    {
        let reply = try await client.send("POST", jobs(site), body: body)
        #expect(reply.status == 201)
        return try #require(try reply.object()["job_id"] as? String)
    }

    private static func data(
        of job: String,
        limit: Int,
        at site: SimulatedSite,
        by client: SiteClient,
        method: String = "POST"
    ) async throws -> [String] {
        var ids: [String] = []
        var marker = ""
        repeat {
            let body = #"{"marker":"\#(marker)","limit":\#(limit)}"#
            let object = try await client.send(method, "\(jobs(site))/\(job)/sdr", body: body).object()
            let records = try #require(object["data"] as? [[String: Any]])
            #expect(records.count <= limit)
            ids += records.compactMap { $0["resource_id"] as? String }
            marker = try #require(object["marker"] as? String)
        } while !marker.isEmpty
        return ids
    }

    @Test func aJobIsPendingThenRunningThenDone() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await Self.client(site)
            let job = try await Self.create("{}", at: site, by: client)
            let early = try await client.send("POST", "\(Self.jobs(site))/\(job)/sdr", body: "{}")
            #expect(early.status == 400)
            var states: [String] = []
            for _ in 1...3 {
                let object = try await client.send("GET", "\(Self.jobs(site))/\(job)").object()
                #expect(object["id"] as? String == job)
                states.append("\(object["status"] ?? "") \(object["progress"] ?? "")")
            }
            #expect(states == ["pending 0", "running 50", "success 100"])
        }
    }

    @Test func aJobHoldsTheRecordsOfItsDaysAndRegionWithoutTheLastDay() async throws {
        var options = TestWorld.options()
        options.meteringPolls = 0
        try await withSimulatedSite(options) { site in
            let client = try await Self.client(site)
            let region = try #require(site.world.regions.first).id
            let body = #"""
                {"region_id":"\#(region)","min_sdr_time":"2026-11-01 12:34:56","max_sdr_time":"2026-11-02 00:00:00"}
                """#
            let job = try await Self.create(body, at: site, by: client)
            _ = try await client.send("GET", "\(Self.jobs(site))/\(job)")
            let ids = try await Self.data(of: job, limit: 200, at: site, by: client)
            // The first of November in the site's time.
            let day = 1_793_462_400_000..<(1_793_462_400_000 + TestWorld.day)
            let truths = site.world.meteringRecords.filter {
                day.contains($0.begin) && $0.resource.region == region
            }
            #expect(ids == truths.map(\.resource.id))
            #expect(ids.count > 2_000)
            let again = try await Self.data(of: job, limit: 150, at: site, by: client, method: "GET")
            #expect(again == ids)
        }
    }

    @Test func aJobMayFail() async throws {
        var options = TestWorld.options()
        options.meteringPolls = 0
        options.meteringJobsFail = true
        try await withSimulatedSite(options) { site in
            let client = try await Self.client(site)
            let job = try await Self.create("", at: site, by: client)
            let state = try await client.send("GET", "\(Self.jobs(site))/\(job)").object()
            #expect(state["status"] as? String == "failure")
            let refused = try await client.send("POST", "\(Self.jobs(site))/\(job)/sdr", body: "{}")
            #expect(refused.status == 400)
        }
    }

    @Test(arguments: [
        "[", #"{"min_sdr_time":"2026-11-01"}"#, #"{"min_sdr_time":"2026-13-01 00:00:00"}"#,
        #"{"min_sdr_time":""}"#,
        #"{"region_id":"a b"}"#, #"{"hcso_id":"1234567890123456789012345678901234567"}"#,
    ])
    func aBodyThatIsNoJobIsRefused(body: String) async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let reply = try await Self.client(site).send("POST", Self.jobs(site), body: body)
            #expect(reply.status == 400)
        }
    }

    @Test(arguments: [#"{"limit":0}"#, #"{"limit":201}"#, #"{"marker":"elsewhere"}"#, "{"])
    func aBodyThatAsksForNoPageIsRefused(body: String) async throws {
        var options = TestWorld.options()
        options.meteringPolls = 0
        try await withSimulatedSite(options) { site in
            let client = try await Self.client(site)
            let job = try await Self.create("{}", at: site, by: client)
            _ = try await client.send("GET", "\(Self.jobs(site))/\(job)")
            let reply = try await client.send("POST", "\(Self.jobs(site))/\(job)/sdr", body: body)
            #expect(reply.status == 400)
        }
    }

    @Test func aJobOfAnotherDomainIsNotFoundAndADomainIsRequired() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await Self.client(site)
            let job = try await Self.create("{}", at: site, by: client)
            let other = try await client.send("GET", "\(site.endpoint)/meter/v1/other/query-jobs/\(job)")
            #expect(other.status == 404)
            let empty = try await client.send("POST", "\(site.endpoint)/meter/v1//query-jobs", body: "{}")
            #expect(empty.status == 400)
            let stranger = SiteClient(site: site, headers: [:])
            let refused = try await stranger.send("POST", Self.jobs(site), body: "{}")
            #expect(refused.status == 401)
        }
    }
}
