import Testing

@testable import ESMClient

/// What a site may send and nobody should take.
@Suite(.timeLimit(.minutes(5)))
struct LimitTests {
    private func error(_ answer: StubAnswer) async throws -> ESMClientError? {
        var found: ESMClientError?
        try await StubSite.run(answer: answer) { site in
            try await withClient(testConfiguration(site.endpoint)) { client in
                found = await clientError { _ = try await client.ids(APICall(.devices)) }
            }
        }
        return found
    }

    @Test func aTotalThatNobodyCanRead() async throws {
        let found = try await error(.json(#"{"total":1000000000000,"list":[{"id":1}]}"#))
        #expect(found?.code == .badResponse)
        #expect(found?.message.contains("1000000000 rows") == true)
        try await StubSite.run(answer: .json(#"{"total":"1000000000000","list":[{"id":1}]}"#)) { site in
            try await withClient(testConfiguration(site.endpoint)) { client in
                let found = await clientError { _ = try await client.total(APICall(.devices)) }
                #expect(found?.code == .badResponse)
            }
        }
    }

    @Test func aPageLargerThanAllowed() async throws {
        let row = #"{"id":1,"text":""# + String(repeating: "x", count: 2 << 20) + #""}"#
        let found = try await error(.json(#"{"total":1,"list":[\#(row)]}"#))
        #expect(found?.code == .badResponse)
        #expect(found?.message.contains("1048576 bytes") == true)
    }

    @Test(arguments: ["[", #"{"a":"#])
    func aValueNestedTooDeeply(_ bracket: String) async throws {
        let found = try await error(
            .json(#"{"total":1,"list":[\#(String(repeating: bracket, count: 100_000))"#))
        #expect(found?.code == .badResponse)
        #expect(found?.message.contains("not JSON") == true)
    }

    @Test func anErrorBodyNestedTooDeeplySaysNothing() async throws {
        let body = #"{"error":"# + String(repeating: "[", count: 100_000)
        #expect(try await error(.json(body, status: 403))?.code == .permission)
    }

    @Test func aSiteThatStopsSendingIsATimeout() async throws {
        var answer = StubAnswer.json(#"{"total":1,"#)
        answer.ending = .stall
        let fixed = answer
        try await StubSite.run(answer: fixed) { site in
            let options = ClientOptions(retry: .none, stallTimeout: .milliseconds(50))
            try await withClient(testConfiguration(site.endpoint), options: options) { client in
                let found = await clientError { _ = try await client.ids(APICall(.devices)) }
                #expect(found?.code == .timeout)
                #expect(found?.message.contains("stopped sending") == true)
            }
        }
    }

    @Test func theDeadlineOfAQueryEndsItsRequests() async throws {
        try await StubSite.run(answer: .silence(Signal())) { site in
            try await withClient(testConfiguration(site.endpoint)) { client in
                let found = await clientError {
                    try await client.withDeadline(after: .milliseconds(50)) {
                        _ = try await client.ids(APICall(.devices))
                    }
                }
                #expect(found?.code == .timeout)
                #expect(found?.message.contains("the time that was set") == true)
            }
        }
    }

    @Test(arguments: [
        ClientOptions(retry: RetrySettings(maximumAttempts: 0)),
        ClientOptions(rateLimit: RateLimitSettings(requests: -1)),
        ClientOptions(rateLimit: RateLimitSettings(window: .zero)), ClientOptions(stallTimeout: .zero),
        ClientOptions(meteringJobTimeout: .zero),
        ClientOptions(retry: RetrySettings(firstPause: .seconds(60))),
    ])
    func optionsThatMakeNoSense(_ options: ClientOptions) throws {
        let error = #expect(throws: ESMClientError.self) {
            try ESMClient(configuration: testConfiguration("http://127.0.0.1:1"), options: options)
        }
        #expect(error?.code == .configuration)
    }

    @Test func aCodeThatRepeatsTheStatusIsToldOnce() {
        let error = ESMClientError(code: .signInRefused, message: "no", httpStatus: 401, gatewayCode: "401")
        #expect(error.description == "no (HTTP 401)")
    }
}
