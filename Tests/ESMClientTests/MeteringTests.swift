import Testing

@testable import ESMClient

@Suite(.timeLimit(.minutes(5)))
struct MeteringTests {
    private func configuration(_ endpoint: String, domain: String? = "tenant-1") throws -> SiteConfiguration {
        try SiteConfiguration(
            endpoint: endpoint, credentials: .token(Secret(Canary.token)), appCode: Secret(Canary.appCode),
            meteringDomainID: domain)
    }

    /// The error of a call at a site that answers always the same.
    private func failure(
        _ answer: StubAnswer, _ work: @escaping (ESMClient) async throws -> Void
    ) async throws -> ESMClientError? {
        var found: ESMClientError?
        try await StubSite.run(answer: answer) { site in
            try await withClient(configuration(site.endpoint)) { client in
                found = await clientError { try await work(client) }
            }
        }
        return found
    }

    @Test func aJobIsMadeFromItsQuery() async throws {
        try await StubSite.run(answer: .json(#"{"job_id": "j-1"}"#, status: 201)) { site in
            let log = RecordLog()
            try await withClient(configuration(site.endpoint), log: log) { client in
                let job = try await client.createMeteringJob(
                    MeteringQuery(
                        hcsoID: "h", regionID: "cn-north-7", firstDay: "2022-01-01", endDay: "2022-02-01"))
                #expect(job == "j-1")
                _ = try await client.createMeteringJob(MeteringQuery())
            }
            let request = site.seen[0]
            #expect(request.method == "POST")
            #expect(request.path == "/meter/v1/tenant-1/query-jobs")
            let body =
                #"{"hcso_id":"h","region_id":"cn-north-7","min_sdr_time":"2022-01-01 00:00:00","#
                + #""max_sdr_time":"2022-02-01 00:00:00"}"#
            #expect(request.body == body)
            #expect(request.headers["content-type"] == "application/json")
            #expect(request.token == Canary.token)
            #expect(request.headers["x-apig-appcode"] == nil)
            #expect(site.seen[1].body == "{}")
            #expect(log.all.map(\.endpoint) == ["metering_job", "metering_job"])
        }
    }

    @Test(arguments: [
        (
            #"{"id": "j", "status": "success", "progress": 100}"#, MeteringJobStatus.State.success,
            Int?.some(100)
        ),
        (#"{"status": "RUNNING", "progress": "40"}"#, .running, 40),
        (#"{"status": "pending"}"#, .pending, nil),
        (#"{"status": "failure", "progress": null}"#, .failure, nil),
    ])
    func theStatusOfAJob(_ body: String, _ state: MeteringJobStatus.State, _ progress: Int?) async throws {
        try await StubSite.run(answer: .json(body)) { site in
            try await withClient(configuration(site.endpoint)) { client in
                let status = try await client.meteringJobStatus("j")
                #expect(status.state == state)
                #expect(status.progress == progress)
            }
            #expect(site.seen.map(\.path) == ["/meter/v1/tenant-1/query-jobs/j"])
            #expect(site.seen.map(\.method) == ["GET"])
        }
    }

    @Test(arguments: MeteringDataMethod.allCases)
    func recordsAreReadByMarker(_ method: MeteringDataMethod) async throws {
        let site: StubSite.Handler = { request in
            request.body.contains("marker")
                ? .json(#"{"data": [{"a": 3}], "marker": ""}"#)
                : .json(#"{"marker": "m\"/1", "data": [{"a": 1}, {"a": 2}]}"#)
        }
        try await StubSite.run(site) { site in
            let log = RecordLog()
            try await withClient(configuration(site.endpoint), log: log) { client in
                let first = try await client.meteringPage(of: "j", marker: "", method: method)
                #expect(first.marker == #"m"/1"#)
                #expect(first.page.itemCount == 2)
                let second = try await client.meteringPage(
                    of: "j", marker: first.marker, offset: 2, method: method)
                #expect(second.marker.isEmpty)
                #expect(second.page.offset == 2)
                let list = try #require(second.page.list)
                #expect(String(decoding: second.page.bytes[list], as: UTF8.self) == #"[{"a": 3}]"#)
            }
            #expect(site.seen.map(\.method) == [method.rawValue, method.rawValue])
            #expect(site.seen.map(\.body) == [#"{"limit":200}"#, #"{"marker":"m\"/1","limit":200}"#])
            #expect(log.all.map(\.rows) == [2, 1])
        }
    }

    @Test(arguments: [
        #"{"data": [], "marker": ""}"#, #"{"data": [], "marker": null}"#, #"{"marker": ""}"#, "{}",
        #"{"data": null}"#,
    ])
    func noRecordsAreTheEnd(_ body: String) async throws {
        try await StubSite.run(answer: .json(body)) { site in
            try await withClient(configuration(site.endpoint)) { client in
                let page = try await client.meteringPage(of: "j", marker: "")
                #expect(page.page.itemCount == 0)
                #expect(page.marker.isEmpty)
            }
        }
    }

    @Test(arguments: [
        #"{"data": 7, "marker": ""}"#, #"{"data": {}, "marker": ""}"#, #"{"marker": "m"}"#,
        #"{"data": [], "data": []}"#, "[]x", "",
    ])
    func anythingElseIsAnError(_ body: String) async throws {
        let error = try await failure(.json(body)) { client in
            _ = try await client.meteringPage(of: "j", marker: "")
        }
        #expect(error?.code == .badResponse)
        #expect(error?.path == "POST /meter/v1/tenant-1/query-jobs/j/sdr")
    }

    @Test(arguments: [#"{}"#, #"{"job_id": ""}"#, #"{"job_id": "a/b"}"#, #"{"job_id": null}"#])
    func aJobWithoutAnIdIsAnError(_ body: String) async throws {
        let error = try await failure(.json(body, status: 201)) { client in
            _ = try await client.createMeteringJob(MeteringQuery())
        }
        #expect(error?.code == .badResponse)
    }

    @Test func aStatusThatIsNotKnownIsNamed() async throws {
        let error = try await failure(.json(#"{"status": "paused"}"#)) { client in
            _ = try await client.meteringJobStatus("j")
        }
        #expect(error?.code == .badResponse)
        #expect(error?.message.contains("paused") == true)
    }

    @Test func theSitesOwnErrorsComeThrough() async throws {
        let answer = StubAnswer.json(
            #"{"error_code": "ESM.0404", "error_msg": "no such job"}"#, status: 404,
            headers: ["X-Request-Id": "r-1"])
        let error = try await failure(answer) { client in _ = try await client.meteringJobStatus("j") }
        #expect(error?.gatewayCode == "ESM.0404")
        #expect(error?.requestID == "r-1")
        #expect(error?.message.contains("no such job") == true)
    }

    @Test(arguments: [
        MeteringQuery(hcsoID: "a b"), MeteringQuery(hcsoID: ""), MeteringQuery(regionID: "ä"),
        MeteringQuery(hcsoID: String(repeating: "x", count: 37)),
        MeteringQuery(regionID: String(repeating: "x", count: 256)),
    ])
    func idsThatTheReferenceForbidsAreNotSent(_ query: MeteringQuery) async throws {
        try await StubSite.run(answer: .json(#"{"job_id": "j"}"#)) { site in
            try await withClient(configuration(site.endpoint)) { client in
                let error = await clientError { _ = try await client.createMeteringJob(query) }
                #expect(error?.code == .invalidRequest)
            }
            #expect(site.seen.isEmpty)
        }
    }

    @Test func aTenantIsNeeded() async throws {
        try await StubSite.run(answer: .json("{}")) { site in
            try await withClient(configuration(site.endpoint, domain: nil)) { client in
                let error = await clientError { _ = try await client.createMeteringJob(MeteringQuery()) }
                #expect(error?.code == .configuration)
            }
            #expect(site.seen.isEmpty)
        }
    }

    @Test func aRefusedTokenIsReplacedOnce() async throws {
        let site: StubSite.Handler = { request in
            if request.isSignIn { return .token(request.body.isEmpty ? "" : "fresh") }
            return .json(#"{"error_code": "APIG.0307"}"#, status: 401)
        }
        try await StubSite.run(site) { site in
            let configuration = try SiteConfiguration(
                endpoint: site.endpoint, iamEndpoint: site.endpoint,
                credentials: .password(
                    user: "u", password: Secret(Canary.password), domain: "d", project: .name("p")),
                meteringDomainID: "tenant-1")
            try await withClient(configuration) { client in
                let error = await clientError { _ = try await client.meteringJobStatus("j") }
                #expect(error?.code == .signInRefused)
            }
            #expect(site.seen.filter(\.isSignIn).count == 2)
            #expect(site.seen.filter { !$0.isSignIn }.count == 2)
        }
    }
}
