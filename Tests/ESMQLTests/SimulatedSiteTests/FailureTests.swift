import ESMQL
import ESMSimulator
import Testing

/// What a query says when the site, the network or the sign-in fails: one clear message, no secret, no rows.
struct FailureTests {
    private static let query = "select name from devices order by name"
    private static let devices = "/v1/DeviceAsset/info"

    /// Fails the query at a site and checks what holds for every failure.
    private func failure(
        _ text: String = query, at site: SimulatedSite, _ configuration: SiteConfiguration? = nil,
        log: RecordLog = RecordLog()
    ) async throws -> QueryError {
        let configuration = try configuration ?? site.configuration()
        let failure = try await withSession(configuration, log: log) { await $0.failure(text) }
        let found = try #require(failure, "the query did not fail")
        #expect(found.rowsBefore == 0)
        for secret in [site.options.password, site.options.appCode, "wrong-secret"] {
            #expect(!"\(found.error)".contains(secret))
            #expect(!String(reflecting: found.error).contains(secret))
        }
        #expect(!found.error.message.contains("\n"))
        return found.error
    }

    private func failure(of fault: Fault.Action, _ text: String = query) async throws -> QueryError {
        try await withSimulatedSite(TestSite.options(Fault(fault))) { try await failure(text, at: $0) }
    }

    @Test("A site that is down")
    func down() async throws {
        let configuration = try SiteConfiguration(
            endpoint: "http://127.0.0.1:1", credentials: .token(Secret("wrong-secret")))
        try await withSession(configuration) { session in
            let failure = try #require(await session.failure(Self.query))
            #expect(failure.error.category == .site)
            #expect(failure.error.code == "unreachable")
            #expect(failure.error.message.contains("127.0.0.1:1"))
            #expect(!failure.error.message.contains("wrong-secret"))
            #expect(failure.rowsBefore == 0)
        }
    }

    @Test("A password that IAM refuses")
    func password() async throws {
        try await withSimulatedSite(TestSite.options()) { site in
            let log = RecordLog()
            let error = try await failure(
                at: site, try site.configuration(password: "wrong-secret"), log: log)
            #expect(error.category == .signIn)
            #expect(error.code == "sign-in-refused")
            #expect(error.message.contains(site.options.user))
            #expect(error.message.contains("401"))
            let requestID = try #require(log.all.first?.requestID)
            #expect(error.message.contains(requestID))
            #expect(site.calls.isEmpty)
            #expect(site.signIns == 1)
        }
    }

    @Test("An app code that the gateway refuses")
    func appCode() async throws {
        try await withSimulatedSite(TestSite.options()) { site in
            let log = RecordLog()
            let error = try await failure(at: site, try site.configuration(appCode: "wrong-secret"), log: log)
            #expect(error.category == .signIn)
            #expect(error.code == "app-code")
            #expect(error.message.contains("APIG.0303"))
            let requestID = try #require(log.all.last?.requestID)
            #expect(error.message.contains(requestID))
        }
    }

    @Test("A gateway at its limit")
    func throttled() async throws {
        let error = try await failure(of: .throttle)
        #expect(error.category == .site)
        #expect(error.code == "throttled")
        #expect(error.message.contains("APIG.0308"))
        #expect(error.message.contains("request id"))
    }

    @Test("An error of the site that repeats what it was sent")
    func echo() async throws {
        let options = TestSite.options()
        let body = #"{"error_code":"AS.0001","error_msg":"bad code \#(options.appCode)\nsee\tlog"}"#
        let error = try await failure(of: .respond(status: 400, body: body))
        #expect(error.category == .site)
        #expect(error.message.contains("AS.0001"))
        #expect(error.message.contains("bad code"))
    }

    @Test("A page that is not JSON")
    func brokenJSON() async throws {
        let error = try await failure(of: .brokenJSON)
        #expect(error.category == .site)
        #expect(error.message.contains("not JSON"))
        #expect(error.message.contains(Self.devices))
    }

    @Test("A web page in place of an answer")
    func html() async throws {
        let error = try await failure(of: .html)
        #expect(error.category == .site)
        #expect(error.message.contains("HTML"))
    }

    @Test("An answer that ends too early")
    func truncated() async throws {
        let error = try await failure(of: .truncate(afterBytes: 100))
        #expect(error.category == .site)
        #expect(error.code == "unreachable")
    }

    @Test("Fewer rows than announced, a page repeated, a total that changes")
    func incomplete() async throws {
        for fault in [Fault.Action.shortPage(rows: 3), .repeatPage, .changeTotal(by: 1)] {
            let options = TestSite.options(Fault(fault, requests: 3...3))
            try await withSimulatedSite(options) { site in
                // One request at a time, so that the third one is the third page and not a short last one.
                let error = try await failure(at: site, try site.configuration(pageSize: 10, concurrency: 1))
                #expect(error.category == .site)
                #expect(error.code == "incomplete")
                #expect(error.message.contains("\(site.world.devices.count)"))
            }
        }
    }

    @Test("A failure on a later page hands out nothing of the pages before")
    func laterPage() async throws {
        try await withSimulatedSite(TestSite.options(Fault(.html, requests: 4...4))) { site in
            _ = try await failure(at: site, try site.configuration(pageSize: 10))
        }
    }

    @Test("An item that is not an object is named with its page")
    func itemIsNoObject() async throws {
        let error = try await failure(
            of: .respond(status: 200, body: #"{"total":3,"list":[{"name":"a"},7,{"name":"b"}]}"#))
        #expect(error.category == .site)
        #expect(error.code == "bad-page")
        #expect(error.message.contains("devices"))
        #expect(error.message.contains("page 1"))
        #expect(error.message.contains("item 2"))
    }

    @Test("An item that is not an object, where an item is a host with its machines")
    func hostIsNoObject() async throws {
        let error = try await failure(
            of: .respond(status: 200, body: #"{"total":2,"list":[{"vm_list":"[]"},"x"]}"#),
            "select vm_id from host_vms where host_id = 'h1'")
        #expect(error.category == .site)
        #expect(error.message.contains("host_vms"))
        #expect(error.message.contains("item 2"))
    }

    @Test("A list of machines that cannot be read names its host")
    func machineList() async throws {
        let body = #"{"total":1,"list":[{"host_id":"host-7","vm_list":"[['a', 'b"}]}"#
        let text = "select count(*) from host_vms where host_id = 'h1'"
        let error = try await failure(of: .respond(status: 200, body: body), text)
        #expect(error.category == .site)
        #expect(error.code == "bad-page")
        #expect(error.message.contains("host-7"))
        #expect(error.message.contains("vm_list"))
        // Without an id in the answer it is the one that was asked for.
        let anonymous = body.replacing(#""host_id":"host-7","#, with: "")
        let other = try await failure(of: .respond(status: 200, body: anonymous), text)
        #expect(other.message.contains("h1"))
    }

    @Test("One host of a join that fails fails the whole join")
    func oneHostOfMany() async throws {
        let fault = Fault(.respond(status: 500, body: "{}"), path: "/v1/host/vms", requests: 20...20)
        try await withSimulatedSite(TestSite.options(fault)) { site in
            let error = try await failure(
                "select v.vm_id from hosts as h join host_vms as v on v.host_id = h.host_id", at: site)
            #expect(error.category == .site)
            #expect(error.code == "unavailable")
            #expect(error.message.contains("/v1/host/vms"))
        }
    }

    @Test("A redirect is not followed with the token")
    func redirect() async throws {
        try await withSimulatedSite(TestSite.options()) { other in
            let error = try await failure(of: .redirect(to: other.endpoint + Self.devices))
            #expect(error.category == .site)
            #expect(error.message.contains("redirect"))
            #expect(other.requests.isEmpty)
        }
    }

    @Test("A session that is closed answers no more")
    func closed() async throws {
        try await withSite { session, site in
            await session.close()
            let failure = try #require(await session.failure(Self.query))
            #expect(failure.error.category == .cancelled)
            #expect(site.requests.isEmpty)
        }
    }
}
