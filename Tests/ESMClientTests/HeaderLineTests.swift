import NIOHTTP1
import Testing

@testable import ESMClient

@Suite(.timeLimit(.minutes(5)))
struct HeaderLineTests {
    @Test func secretsAndWhatRepeatsThemAreMasked() {
        let headers: HTTPHeaders = [
            "X-Auth-Token": "anything", "set-cookie": "a=b", "X-Echo": "before \(Canary.token) after",
            "Location": "https://other.example.com/path?token=hidden#part", "X-Request-Id": "r-1",
        ]
        let shown = HeaderLine.shown(headers, Masking([Secret(Canary.token)])).map(\.description)
        #expect(
            shown == [
                "X-Auth-Token: •••", "set-cookie: •••", "X-Echo: before ••• after",
                "Location: https://other.example.com/path", "X-Request-Id: r-1",
            ])
    }

    @Test func recordsHaveHeadersWhereTheyAreWanted() async throws {
        let site: StubSite.Handler = { request in
            guard !request.isSignIn else { return .token("canary-issued-token") }
            var answer = StubAnswer.page(request, total: 3)
            answer.headers["X-Echo"] = "\(request.token ?? "") \(Canary.appCode)"
            return answer
        }
        for isWanted in [false, true] {
            let log = RecordLog()
            try await StubSite.run(site) { site in
                var options = ClientOptions(retry: .none)
                options.recordsHeaders = isWanted
                let configuration = try testConfiguration(site.endpoint, withPassword: true)
                try await withClient(configuration, options: options, log: log) { client in
                    _ = try await client.ids(APICall(.devices))
                }
            }
            #expect(log.all.count == 2)
            for record in log.all {
                #expect(record.requestHeaders.isEmpty == !isWanted)
                #expect(record.answerHeaders.isEmpty == !isWanted)
                #expect(!Canary.isIn("\(record.requestHeaders) \(record.answerHeaders)"))
            }
            guard isWanted else { continue }
            let lines = log.all.last?.answerHeaders.map(\.description) ?? []
            #expect(lines.contains { $0.lowercased() == "x-echo: ••• •••" }, "\(lines)")
        }
    }
}
