import TestSupport
import Testing

@testable import ESMClient

@Suite(.timeLimit(.minutes(5)))
struct TransportTests {
    private func failure(
        _ answer: StubAnswer, timeout: Duration = .seconds(30), maximumBytes: Int = 1 << 20
    ) async throws -> ESMClientError? {
        var error: ESMClientError?
        try await StubSite.run(answer: answer) { site in
            let configuration = try testConfiguration(
                site.endpoint, timeout: timeout, maximumBytes: maximumBytes)
            try await withClient(configuration) { client in
                error = await clientError { _ = try await client.ids(APICall(.devices)) }
            }
        }
        return error
    }

    @Test func aSiteThatIsDownIsUnreachable() async throws {
        let reserved = try ReservedPort()
        defer { withExtendedLifetime(reserved) {} }
        let endpoint = "http://127.0.0.1:\(reserved.number)"
        try await withClient(testConfiguration(endpoint)) { client in
            let error = await clientError { _ = try await client.ids(APICall(.devices)) }
            #expect(error?.code == .unreachable)
            #expect(error?.message == "cannot reach \(endpoint): Connection refused")
        }
    }

    @Test func anAnswerThatDoesNotComeIsATimeout() async throws {
        let error = try await failure(.silence(Signal()), timeout: .milliseconds(250))
        #expect(error?.code == .timeout)
        #expect(error?.message.contains("0.25 seconds") == true)
    }

    @Test func aBodyThatStallsIsATimeout() async throws {
        let answer = StubAnswer(body: #"{"total":1,"#, ending: .stall)
        #expect(try await failure(answer, timeout: .milliseconds(200))?.code == .timeout)
    }

    @Test func aBodyThatBreaksOffIsNotAnAnswer() async throws {
        let answer = StubAnswer(body: #"{"total":0,"list":[]}"#, ending: .hangUp)
        #expect(try await failure(answer)?.code == .unreachable)
    }

    @Test func anAnswerAboveTheBoundIsRefused() async throws {
        let body = #"{"total":0,"list":[]}"# + String(repeating: " ", count: 200_000)
        #expect(try await failure(.json(body), maximumBytes: body.utf8.count) == nil)
        let error = try await failure(.json(body), maximumBytes: body.utf8.count - 1)
        #expect(error?.code == .badResponse)
        #expect(error?.message.contains("\(body.utf8.count - 1) bytes") == true)
    }

    /// 100 MB: more than the 64 MB that are allowed where nothing is set, told by a length or not.
    @Test(arguments: [nil, 100])
    func aPageOfAHundredMegabytesIsRefused(_ chunks: Int?) async throws {
        let padding = String(repeating: " ", count: (chunks == nil ? 100 : 1) << 20)
        let error = try await failure(
            StubAnswer(body: padding, chunks: chunks), timeout: .seconds(280), maximumBytes: 64 << 20)
        #expect(error?.code == .badResponse)
        #expect(error?.message.contains("larger than the \(64 << 20) bytes allowed") == true)
    }

    @Test func redirectsAreNotFollowed() async throws {
        try await StubSite.run(rows: 3) { other in
            let answer = StubAnswer(status: 307, headers: ["Location": other.endpoint + "/x?secret=1"])
            let error = try await failure(answer)
            #expect(error?.code == .badResponse)
            #expect(error?.message == "the site redirects, which is not followed: \(other.endpoint)/x")
            #expect(other.seen.isEmpty)
        }
    }

    @Test func theBasePathOfTheSiteStandsBeforeEveryPath() async throws {
        try await StubSite.run(rows: 3) { site in
            try await withClient(testConfiguration(site.endpoint + "/gateway/")) { client in
                let found = try await client.total(APICall(.devices))
                #expect(found == 3)
            }
            #expect(site.seen.map(\.path) == ["/gateway/rest/dataapi/homs/open-api/v1/DeviceAsset/info"])
        }
    }

    @Test func encodedParametersArriveAsTheyWere() async throws {
        try await StubSite.run(rows: 3) { site in
            try await withClient(testConfiguration(site.endpoint)) { client in
                _ = try await client.total(APICall(.devices, query: [("device_type", "a b+c/é&%2F")]))
            }
            #expect(
                site.seen.map(\.query)
                    == ["device_type=a%20b%2Bc%2F%C3%A9%26%252F&page_size=1&offset_value=0"])
        }
    }
}
