import Testing

@testable import ESMClient

@Suite(.timeLimit(.minutes(5)))
struct HeaderTests {
    private func headers(
        of call: APICall, hcsoAppCode: String? = nil, domainID: String? = nil,
        appCode: String? = Canary.appCode
    ) async throws -> [String: String] {
        var headers: [String: String] = [:]
        try await StubSite.run(answer: .json(#"{"total":0,"list":[]}"#)) { site in
            let configuration = try SiteConfiguration(
                endpoint: site.endpoint, credentials: .token(Secret(Canary.token)),
                appCode: appCode.map { Secret($0) }, hcsoAppCode: hcsoAppCode.map { Secret($0) },
                hcsoDomainID: domainID)
            try await withClient(configuration) { client in
                for try await _ in client.pages(call) {}
            }
            headers = try #require(site.seen.first).headers
        }
        return headers
    }

    @Test func inventoryCallsCarryTokenAndBothAppCodes() async throws {
        let found = try await headers(of: APICall(.devices))
        #expect(found["x-auth-token"] == Canary.token)
        #expect(found["x-apig-appcode"] == Canary.appCode)
        #expect(found["x-hcso-appcode"] == Canary.appCode)
        #expect(found["x-hcso-domainid"] == nil)
        #expect(found["accept"] == "application/json")
    }

    @Test func whatIsSetIsSent() async throws {
        let found = try await headers(of: APICall(.devices), hcsoAppCode: Canary.hcsoAppCode, domainID: "d-1")
        #expect(found["x-apig-appcode"] == Canary.appCode)
        #expect(found["x-hcso-appcode"] == Canary.hcsoAppCode)
        #expect(found["x-hcso-domainid"] == "d-1")
        let bare = try await headers(of: APICall(.devices), appCode: nil)
        #expect(bare["x-auth-token"] == Canary.token)
        #expect(bare["x-apig-appcode"] == nil)
        #expect(bare["x-hcso-appcode"] == nil)
    }

    @Test func meteringCallsCarryTheTokenOnly() async throws {
        let call = try APICall(.meteringJobStatus, path: ["domain_id": "d", "job_id": "j"])
        let found = try await headers(of: call, domainID: "d-1")
        #expect(found["x-auth-token"] == Canary.token)
        #expect(found.keys.filter { $0.contains("appcode") || $0.contains("domainid") }.isEmpty)
    }

    @Test func theHealthScreenGetsNoSecret() async throws {
        let found = try await headers(of: APICall(.serviceHealth, path: ["share_id": "s"]), domainID: "d-1")
        #expect(!found.values.contains { Canary.isIn($0) })
        #expect(found["x-auth-token"] == nil)
    }
}
