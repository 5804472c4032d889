import Foundation
import Synchronization
import Testing

@testable import ESMClient

@Suite(.timeLimit(.minutes(5)))
struct RedirectTests {
    /// Asks a site that redirects its first requests to what `location` makes of its address.
    private func ask(
        status: Int, times: Int = 1, _ location: @escaping @Sendable (String) -> String,
        _ check: (StubSite, ESMClientError?) throws -> Void
    ) async throws {
        let count = Counter()
        let handler: StubSite.Handler = { request in
            guard count.next() > times else {
                return StubAnswer(
                    status: status, headers: ["Location": location(request.headers["host"] ?? "")])
            }
            return .page(request, total: 3)
        }
        try await StubSite.run(handler) { site in
            try await withClient(testConfiguration(site.endpoint)) { client in
                let error = await clientError {
                    let total = try await client.total(APICall(.devices))
                    #expect(total == 3)
                }
                try check(site, error)
            }
        }
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func aRedirectOnTheSameHostIsFollowedWithTheToken(_ status: Int) async throws {
        try await ask(status: status) {
            "http://\($0)/moved?page_size=1&offset_value=0"
        } _: { site, error in
            #expect(error == nil)
            #expect(site.seen.map(\.path).last == "/moved")
            #expect(site.seen.map(\.method) == ["GET", "GET"])
            #expect(site.seen.allSatisfy { $0.token == Canary.token })
        }
    }

    @Test func aRelativeAddressIsOneOnTheSameHost() async throws {
        try await ask(status: 302) { _ in
            "/moved?page_size=1&offset_value=0"
        } _: { site, error in
            #expect(error == nil)
            #expect(site.seen.map(\.path).last == "/moved")
        }
    }

    @Test(
        arguments: [
            "https://{host}/x", "http://localhost.example.com/x", "//other.example.com/x",
            "http://127.0.0.1:1/x",
            "ftp://{host}/x", "http://user@{host}/x", "http://{host}@other.example.com/x", "",
        ])
    func noOtherHostSchemeOrPortIsAsked(_ location: String) async throws {
        try await ask(status: 302) {
            location.replacing("{host}", with: $0)
        } _: { site, error in
            #expect(error?.code == .badResponse)
            #expect(error?.message.contains("redirects") == true)
            #expect(site.seen.count == 1)
        }
    }

    @Test func aCircleEnds() async throws {
        try await ask(status: 307, times: .max) {
            "http://\($0)/again"
        } _: { site, error in
            #expect(error?.code == .badResponse)
            #expect(site.seen.count == 4)
        }
    }

    @Test(arguments: [(301, false), (302, false), (303, false), (307, true), (308, true)])
    func aPostKeepsItsMethodOrStays(_ status: Int, _ isFollowed: Bool) throws {
        let call = HTTPCall(method: "POST", url: "https://h/a", headers: [:], body: [1])
        var redirects = Redirects(call)
        let answer = HTTPAnswer(status: status, headers: ["Location": "/b"], body: [])
        #expect(redirects.follow(answer) == isFollowed)
        #expect(redirects.call.method == "POST")
        #expect(redirects.call.body == [1])
        #expect(redirects.call.url == (isFollowed ? "https://h/b" : "https://h/a"))
    }

    @Test func everyRequestOfARedirectCountsAndIsRecorded() async throws {
        let handler: StubSite.Handler = { request in
            guard request.path == "/moved" else {
                return StubAnswer(
                    status: 307, headers: ["Location": "/moved?page_size=1&offset_value=0"])
            }
            return .page(request, total: 3)
        }
        try await StubSite.run(handler) { site in
            let records = Mutex<[RequestRecord]>([])
            let waiting = Signal()
            let options = ClientOptions(
                rateLimit: RateLimitSettings(requests: 4, window: .seconds(3600)),
                onEvent: { if $0.kind == .waiting { waiting.fire() } })
            let client = try ESMClient(configuration: testConfiguration(site.endpoint), options: options) {
                record in records.withLock { $0.append(record) }
            }
            for _ in 1...2 { _ = try await client.total(APICall(.devices)) }
            let third = Task { try await client.total(APICall(.devices)) }
            await waiting.wait()
            third.cancel()
            _ = await third.result
            #expect(site.seen.count == 4)
            // The cancelled one is recorded too.
            #expect(records.withLock { $0.map(\.status) } == [307, 200, 307, 200, nil])
            await client.shutdown()
        }
    }
}
