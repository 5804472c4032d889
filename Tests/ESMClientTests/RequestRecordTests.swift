import TestSupport
import Testing

@testable import ESMClient

@Suite(.timeLimit(.minutes(5)))
struct RequestRecordTests {
    @Test func everyRequestIsRecorded() async throws {
        let log = RecordLog()
        let site: StubSite.Handler = { request in
            guard !request.isSignIn else { return .token(Canary.token) }
            var answer = StubAnswer.page(request, total: 3)
            answer.headers["X-Request-Id"] = "r-\(request.pageSize)"
            return answer
        }
        try await StubSite.run(site) { site in
            try await withClient(testConfiguration(site.endpoint, withPassword: true), log: log) { client in
                _ = try await client.ids(APICall(.devices, query: [("device_type", "server")]))
            }
        }
        let (first, second) = try (#require(log.all.first), #require(log.all.last))
        #expect(log.all.count == 2)
        #expect(first.endpoint == "sign_in")
        #expect(first.method == "POST")
        #expect(first.path == "/v3/auth/tokens")
        #expect(first.status == 201)
        #expect(first.rows == nil)
        #expect(second.endpoint == "devices")
        #expect(second.method == "GET")
        #expect(second.path == "/rest/dataapi/homs/open-api/v1/DeviceAsset/info")
        #expect(second.query == "device_type=server&page_size=10&offset_value=0")
        #expect(second.status == 200)
        #expect(second.rows == 3)
        #expect(second.bytes == #"{"total":3,"list":[{"id":0},{"id":1},{"id":2}]}"#.utf8.count)
        #expect(second.attempt == 1)
        #expect(second.requestID == "r-10")
        #expect(second.error == nil)
        #expect(second.milliseconds > 0)
        #expect(second.startedAtMilliseconds >= first.startedAtMilliseconds)
        #expect(!Canary.isIn("\(log.all)"))
    }

    @Test func failuresAndSecondAttemptsAreRecordedToo() async throws {
        let log = RecordLog()
        let site: StubSite.Handler = { request in
            request.isSignIn ? .token(Canary.token) : .json(#"{"code":"APIG.0301"}"#, status: 401)
        }
        try await StubSite.run(site) { site in
            try await withClient(testConfiguration(site.endpoint, withPassword: true), log: log) { client in
                _ = await clientError { _ = try await client.ids(APICall(.devices)) }
            }
        }
        #expect(log.all.map(\.endpoint) == ["sign_in", "devices", "sign_in", "devices"])
        #expect(log.all.map(\.attempt) == [1, 1, 1, 2])
        #expect(log.all.map(\.status) == [201, 401, 201, 401])
        #expect(log.all.map { $0.error?.code } == [nil, .signInRefused, nil, .signInRefused])
    }

    @Test func aRequestWithoutAnAnswerIsRecorded() async throws {
        let log = RecordLog()
        let reserved = try ReservedPort()
        defer { withExtendedLifetime(reserved) {} }
        let endpoint = "http://127.0.0.1:\(reserved.number)"
        try await withClient(testConfiguration(endpoint), log: log) { client in
            _ = await clientError { _ = try await client.ids(APICall(.devices)) }
        }
        #expect(log.all.map(\.status) == [nil])
        #expect(log.all.map { $0.error?.code } == [.unreachable])
    }
}
