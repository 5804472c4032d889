import ESMSimulator
import Foundation
import Testing

@Suite struct FaultTests {
    private static let path = "/v1/host/detail"

    private func withFault(
        _ fault: Fault,
        _ body: (SiteClient) async throws -> Void
    ) async throws {
        try await withSimulatedSite(TestWorld.options(faults: [fault])) { site in
            try await body(try await SiteClient.signedIn(to: site))
        }
    }

    private static func page(_ offset: Int) -> [String: String] {
        TestWorld.firstPage.merging(["offset_value": String(offset)]) { $1 }
    }

    @Test func aFaultHitsItsRequestsOfItsPathOnly() async throws {
        let fault = Fault(
            .respond(status: 503, body: "busy", headers: ["Retry-After": "1"]), path: Self.path,
            requests: 2...3)
        try await withFault(fault) { client in
            var statuses: [Int] = []
            for _ in 1...4 {
                _ = try await client.list("/v1/DeviceAsset/info", TestWorld.firstPage)
                let reply = try await client.list(Self.path, TestWorld.firstPage)
                statuses.append(reply.status)
                if reply.status == 503 {
                    #expect(reply.text == "busy")
                    #expect(reply.headers["retry-after"] == "1")
                }
            }
            #expect(statuses == [200, 503, 503, 200])
        }
    }

    @Test func aFaultWithoutPathLeavesTheSignInAlone() async throws {
        try await withFault(Fault(.throttle)) { client in
            let reply = try await client.list(Self.path, TestWorld.firstPage)
            #expect(reply.status == 429)
            #expect(try reply.code() == "APIG.0308")
        }
    }

    @Test func aTokenExpiresBeforeItsTime() async throws {
        try await withFault(Fault(.expireToken, requests: 2...2)) { client in
            var statuses: [Int] = []
            for _ in 1...3 { statuses.append(try await client.list(Self.path, TestWorld.firstPage).status) }
            #expect(statuses == [200, 401, 401])
            let again = try await SiteClient.signedIn(to: client.site)
            let reply = try await again.list(Self.path, TestWorld.firstPage)
            #expect(reply.status == 200)
        }
    }

    @Test func aSignInFailsWhereItIsNamed() async throws {
        let fault = Fault(.respond(status: 500, body: ""), path: "/v3/auth/tokens", requests: 1...1)
        try await withSimulatedSite(TestWorld.options(faults: [fault])) { site in
            let client = SiteClient(site: site, headers: [:])
            let body = SiteClient.signInBody(site.options)
            let first = try await client.signIn(body: body)
            let second = try await client.signIn(body: body)
            #expect(first.status == 500)
            #expect(second.status == 201)
        }
    }

    @Test func contentIsNotWhatItShouldBe() async throws {
        try await withFault(Fault(.html)) { client in
            let reply = try await client.list(Self.path, TestWorld.firstPage)
            #expect(reply.status == 200)
            #expect(reply.headers["content-type"] == "text/html")
            #expect(reply.text.hasPrefix("<html>"))
        }
        try await withFault(Fault(.brokenJSON, requests: 1...1)) { client in
            let broken = try await client.list(Self.path, TestWorld.firstPage)
            let whole = try await client.list(Self.path, TestWorld.firstPage)
            #expect(broken.status == 200)
            #expect(broken.text.utf8.count == whole.text.utf8.count / 2)
            #expect(throws: (any Error).self) { try broken.object() }
        }
    }

    @Test func pagesAreNotWhatWasAskedFor() async throws {
        try await withFault(Fault(.repeatPage, requests: 3...3)) { client in
            let first = try await client.list(Self.path, Self.page(0)).rows()
            let second = try await client.list(Self.path, Self.page(10)).rows()
            let repeated = try await client.list(Self.path, Self.page(10)).rows()
            #expect(repeated == first)
            #expect(second != first)
        }
        try await withFault(Fault(.shiftRows(2), requests: 2...2)) { client in
            let first = try await client.list(Self.path, Self.page(0))
            let shifted = try await client.list(Self.path, Self.page(10))
            #expect(try shifted.rows().prefix(2) == first.rows().suffix(2))
            #expect(try Int(shifted.total()) == Int(first.total()).map { $0 + 2 })
        }
        try await withFault(Fault(.shortPage(rows: 4))) { client in
            let short = try await client.list(Self.path, Self.page(0))
            #expect(try short.rows().count == 4)
            #expect(try short.total() == "40")
        }
    }

    @Test func totalsAreNotWhatTheyShouldBe() async throws {
        try await withFault(Fault(.changeTotal(by: -3))) { client in
            let reply = try await client.list(Self.path, Self.page(0))
            #expect(try reply.total() == "37")
            #expect(try reply.rows().count == 10)
        }
        try await withFault(Fault(.totalText("总数"))) { client in
            let reply = try await client.list(Self.path, Self.page(0))
            #expect(try reply.object()["total"] as? String == "总数")
        }
        try await withFault(Fault(.omitTotal)) { client in
            let reply = try await client.list(Self.path, Self.page(0))
            #expect(try reply.object().keys.sorted() == ["list"])
        }
    }

    @Test func theConnectionCloses() async throws {
        for action in [Fault.Action.dropConnection, .truncate(afterBytes: 100)] {
            try await withFault(Fault(action, path: Self.path)) { client in
                await #expect(throws: (any Error).self) {
                    _ = try await client.list(Self.path, TestWorld.firstPage)
                }
            }
        }
    }

    @Test func anAnswerNeverComes() async throws {
        try await withSimulatedSite(TestWorld.options(faults: [Fault(.stall)])) { site in
            let client = try await SiteClient.signedIn(to: site)
            let waiting = Task { try await client.list(Self.path, TestWorld.firstPage) }
            while site.requests.count < 2 { await Task.yield() }
            await site.stop()
            await #expect(throws: (any Error).self) { _ = try await waiting.value }
        }
    }

    @Test func theSiteSendsElsewhere() async throws {
        try await withSimulatedSite(TestWorld.options()) { elsewhere in
            let address = elsewhere.endpoint + "/elsewhere"
            try await withFault(Fault(.redirect(to: address))) { client in
                let reply = try await client.list(Self.path, TestWorld.firstPage)
                // The client of the tests follows redirects, which is what shows that there was one.
                #expect(reply.status == 404)
                #expect(elsewhere.requests.map(\.path) == ["/elsewhere"])
            }
        }
    }

    @Test func moreGoesWrongLater() async throws {
        try await withSimulatedSite(TestWorld.options()) { site in
            let client = try await SiteClient.signedIn(to: site)
            let before = try await client.list(Self.path, TestWorld.firstPage)
            site.inject(Fault(.throttle, requests: 1...1))
            let during = try await client.list(Self.path, TestWorld.firstPage)
            let after = try await client.list(Self.path, TestWorld.firstPage)
            #expect(before.status == 200)
            #expect(during.status == 429)
            #expect(after.status == 200)
        }
    }
}
