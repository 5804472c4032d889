import Foundation
import Testing

@testable import ESMSimulator

@Suite struct SignInTests {
    @Test func aTokenComesInItsHeaderAndOpensTheSite() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = SiteClient(site: site, headers: [:])
            let reply = try await client.signIn(body: SiteClient.signInBody(site.options))
            #expect(reply.status == 201)
            #expect(reply.headers["x-subject-token"]?.count == site.options.tokenLength)
            let token = try #require(try reply.object()["token"] as? [String: Any])
            let (issued, expires) = (token["issued_at"] as? String, token["expires_at"] as? String)
            #expect(issued?.hasPrefix("2026-11-02T05:") == true)
            #expect(expires == issued?.replacingOccurrences(of: "2026-11-02", with: "2026-11-03"))

            let signedIn = try await SiteClient.signedIn(to: site)
            #expect(try await signedIn.list("/v1/host/detail", TestWorld.firstPage).status == 200)
        }
    }

    @Test func theProjectMayBeGivenByItsID() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = SiteClient(site: site, headers: [:])
            let scope = #"{"project":{"id":"\#(site.projectID)"}}"#
            let reply = try await client.signIn(body: SiteClient.signInBody(site.options, scope: scope))
            #expect(reply.status == 201)
            let other = #"{"project":{"id":"0"}}"#
            let refused = try await client.signIn(body: SiteClient.signInBody(site.options, scope: other))
            #expect(refused.status == 401)
        }
    }

    @Test func aWrongPasswordIsRefusedInTheShapeOfIAM() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = SiteClient(site: site, headers: [:])
            let reply = try await client.signIn(body: SiteClient.signInBody(site.options, password: "wrong"))
            #expect(reply.status == 401)
            #expect(reply.headers["x-subject-token"] == nil)
            let error = try #require(try reply.object()["error"] as? [String: Any])
            #expect(error["code"] as? Int == 401)
            #expect(error["title"] as? String == "Unauthorized")
        }
    }

    @Test(arguments: ["", "{", "[]", #"{"auth":{}}"#, #"{"auth":{"identity":{"methods":["token"]}}}"#])
    func aBodyThatIsNoSignInIsABadRequest(body: String) async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let reply = try await SiteClient(site: site, headers: [:]).signIn(body: body)
            #expect(reply.status == 400)
        }
    }

    @Test func aTokenWithoutProjectDoesNotOpenTheSite() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            var client = try await SiteClient.signedIn(to: site)
            let scope = #"{"domain":{"name":"\#(site.options.domain)"}}"#
            let reply = try await client.signIn(body: SiteClient.signInBody(site.options, scope: scope))
            #expect(reply.status == 201)
            client.headers["X-Auth-Token"] = reply.headers["x-subject-token"]
            let refused = try await client.list("/v1/host/detail", TestWorld.firstPage)
            #expect(refused.status == 403)
            #expect(try refused.code() == "APIG.0302")
        }
    }

    @Test func anOldTokenIsRefused() async throws {
        var options = TestWorld.options()
        options.tokenLifetimeSeconds = 0
        try await withSimulatedSite(options) { site in
            let client = try await SiteClient.signedIn(to: site)
            let reply = try await client.list("/v1/host/detail", TestWorld.firstPage)
            #expect(reply.status == 401)
            #expect(try reply.code() == "APIG.0301")
        }
    }

    @Test func tokensThatHaveEndedAreForgotten() throws {
        var store = TokenStore(seed: 1, length: 32)
        var latest: [String] = []
        for now in Int64(0)..<10_000 {
            latest.append(store.issue(at: now, expiresAt: now + 500, hasProject: true))
            #expect(store.count <= 2_000)
        }
        for token in latest.suffix(500) { try store.check(token, at: 9_999) }
        #expect(throws: Refusal.self) { try store.check(latest[9_000], at: 9_999) }
    }
}
