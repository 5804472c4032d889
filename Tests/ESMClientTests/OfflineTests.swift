import NIOHTTP1
import Testing

@testable import ESMClient

/// What is said, and not sent, where the site is not to be asked.
@Suite(.timeLimit(.minutes(5)))
struct OfflineTests {
    @Test func aRequestIsNamedAndNobodyIsAskedForAPassword() async throws {
        let asked = Counter()
        let configuration = try SiteConfiguration(
            endpoint: "https://esm.invalid", iamEndpoint: "https://iam.invalid",
            credentials: .passwordFrom(
                PasswordSource {
                    asked.next()
                    return Secret("password")
                }, user: "u", domain: "d", project: .name("p")))
        try await withClient(configuration, options: ClientOptions(exchanges: .offline)) { client in
            let error = await clientError { _ = try await client.ids(APICall(.devices)) }
            #expect(error?.code == .offline)
            #expect(error?.attempts == 1)
            #expect(error?.message.contains("GET /rest/dataapi/homs/open-api/v1/DeviceAsset/info?") == true)
        }
        #expect(asked.value == 0)
    }

    private func exchange(_ query: String, _ body: String) -> Exchange {
        Exchange(
            HTTPCall(method: "GET", url: "https://h/p?\(query)", headers: [:]),
            HTTPAnswer(status: 200, headers: [:], body: Array(body.utf8)), masking: [])
    }

    private func replay(_ exchanges: [Exchange]) throws -> (ExchangeReplay, TemporaryFolder) {
        let folder = try TemporaryFolder()
        for exchange in exchanges { _ = try ExchangeFile.add(exchange, to: folder.path, from: 1) }
        return (try ExchangeReplay(folder: folder.path), folder)
    }

    private func answer(_ replay: ExchangeReplay, _ method: String, _ target: String) async throws
        -> HTTPAnswer
    {
        try await replay.send(
            HTTPCall(method: method, url: "https://h\(target)", headers: [:]),
            to: SiteAddress("https://h", setting: "endpoint"))
    }

    @Test func aWindowOfAnotherTimeIsFoundByItsLength() async throws {
        let (replay, _) = try replay([
            exchange("begin_time=0&end_time=1000&page_size=5", "short"),
            exchange("begin_time=0&end_time=9000&page_size=5", "long"),
        ])
        let long = try await answer(replay, "GET", "/p?begin_time=50&end_time=9051&page_size=5")
        #expect(String(decoding: long.body, as: UTF8.self) == "long")
        let short = try await answer(replay, "GET", "/p?begin_time=50&end_time=1050&page_size=5")
        #expect(String(decoding: short.body, as: UTF8.self) == "short")
        await #expect(throws: ESMClientError.self) {
            try await answer(replay, "GET", "/p?begin_time=50&end_time=1050&page_size=5")
        }
    }

    @Test func aSignInThatWasNotNeededThenBringsAToken() async throws {
        let (replay, _) = try replay([exchange("a=1", "x")])
        let answer = try await answer(replay, "POST", "/v3/auth/tokens?nocatalog=true")
        #expect(answer.headers.first(name: "X-Subject-Token") == "replayed-token")
        let error = await clientError { _ = try await self.answer(replay, "GET", "/v3/auth/tokens") }
        #expect(error?.code == .offline)
    }

    @Test func pausesAreLeftOut() async throws {
        let busy = Exchange(
            HTTPCall(method: "GET", url: "http://127.0.0.1:1/p", headers: [:]),
            .stub(503, "", headers: ["Retry-After": "60"]), masking: [])
        let fine = Exchange(
            HTTPCall(method: "GET", url: "http://127.0.0.1:1/p", headers: [:]), .stub(200), masking: [])
        let (_, folder) = try replay([busy, fine])
        let clock = VirtualClock()
        var options = ClientOptions(exchanges: .replay(from: folder.path))
        options.clock = clock.clock
        let runner = RequestRunner(
            configuration: try testConfiguration("http://127.0.0.1:1"), options: options,
            transport: try ExchangeReplay(folder: folder.path), gate: RequestGate(limit: 4), limiters: [:],
            logger: .init(label: "test"), onRequest: nil)
        #expect(try await runner.ask() == 200)
        #expect(clock.slept.isEmpty)
    }
}
