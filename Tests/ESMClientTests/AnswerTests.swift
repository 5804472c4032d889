import Synchronization
import Testing

@testable import ESMClient

/// What the site can answer instead of rows, and what the client says then.
@Suite(.timeLimit(.minutes(5)))
struct AnswerTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let answer: StubAnswer
        let code: ESMClientError.Code
        var gatewayCode: String?
        var words = ""

        var testDescription: String { "\(answer.status) \(answer.body)" }
    }

    private static func gateway(
        _ digits: String, _ status: Int, _ code: ESMClientError.Code, prefix: String = "APIG"
    ) -> Case {
        Case(
            answer: .json(
                #"{"error_code":"\#(prefix).\#(digits)","error_msg":"why","request_id":"in-body"}"#,
                status: status),
            code: code, gatewayCode: "\(prefix).\(digits)", words: "why")
    }

    static let cases: [Case] = [
        gateway("0101", 404, .apiError), gateway("0103", 500, .apiError), gateway("0104", 400, .apiError),
        gateway("0105", 400, .apiError), gateway("0201", 400, .apiError), gateway("0201", 413, .apiError),
        gateway("0201", 414, .apiError), gateway("0201", 494, .apiError), gateway("0201", 500, .unavailable),
        gateway("0201", 502, .unavailable), gateway("0201", 504, .unavailable, prefix: "APIGW"),
        gateway("0301", 401, .signInRefused), gateway("0305", 401, .signInRefused, prefix: "APIGW"),
        gateway("0307", 401, .signInRefused), gateway("0302", 403, .permission),
        gateway("0304", 403, .permission),
        gateway("0306", 403, .permission), gateway("0303", 401, .appCodeRefused),
        gateway("0303", 401, .appCodeRefused, prefix: "APIGW"), gateway("0308", 429, .throttled),
        gateway("0308", 400, .throttled), gateway("0310", 403, .permission),
        gateway("0402", 403, .permission),
        gateway("0501", 405, .quotaExceeded), gateway("0502", 405, .quotaExceeded),
        gateway("0601", 500, .unavailable), gateway("0602", 400, .apiError),
        gateway("0605", 500, .unavailable),
        gateway("9999", 403, .permission),
        Case(
            answer: .json(#"{"error_msg":"bad","error_code":"AS.0001"}"#, status: 400), code: .apiError,
            gatewayCode: "AS.0001", words: "bad"),
        Case(
            answer: .json(#"{"error":{"code":403,"message":"bad"}}"#, status: 403), code: .permission,
            gatewayCode: "403", words: "bad"),
        Case(answer: .json("", status: 401), code: .signInRefused),
        Case(answer: .json("", status: 403), code: .permission),
        Case(answer: .json("", status: 404), code: .apiError),
        Case(answer: .json("", status: 408), code: .timeout),
        Case(answer: .json("", status: 429), code: .throttled),
        Case(answer: .json("", status: 503), code: .unavailable),
        // A success that is none.
        Case(
            answer: .json(#"{"error_code":"AS.0001","error_msg":"bad"}"#), code: .apiError,
            gatewayCode: "AS.0001",
            words: "bad"),
        Case(
            answer: .json(#"{"code":"APIG.0308","message":"slow"}"#), code: .throttled,
            gatewayCode: "APIG.0308"),
        Case(
            answer: .json(#"{"code":500,"msg":"bad","total":0,"list":[]}"#), code: .apiError,
            gatewayCode: "500"),
        Case(answer: .json(#"{"error":{"code":500,"message":"bad"}}"#), code: .apiError, gatewayCode: "500"),
        Case(answer: .json(#"{"total":3}"#), code: .badResponse, words: "no list"),
        Case(answer: .json(#"{"code":200,"data":[]}"#), code: .badResponse, words: "no list"),
        Case(answer: .json(#"{"total":3,"list":null}"#), code: .badResponse, words: "no list"),
        Case(
            answer: .json(#"{"total":1,"list":[1],"list":[1]}"#), code: .badResponse,
            words: "more than one list"),
        Case(answer: .json("[]"), code: .badResponse, words: "no list"),
        Case(answer: .json(""), code: .badResponse, words: "empty"),
        Case(answer: .json(#"{"total":1,"list":[{"a":1]}"#), code: .badResponse, words: "at byte 25"),
        Case(answer: .json(#"{"total":1,"list":[{}"#), code: .badResponse, words: "ends too early"),
        // Pages of a proxy.
        Case(answer: .json("<!DOCTYPE html><html>x</html>"), code: .badResponse, words: "HTML"),
        Case(
            answer: StubAnswer(status: 502, headers: ["Content-Type": "text/html"], body: "<h1>Bad</h1>"),
            code: .unavailable, words: "HTML"),
        Case(
            answer: StubAnswer(headers: ["Content-Encoding": "gzip"], body: "\u{1f}\u{8b}"),
            code: .badResponse,
            words: "gzip"),
        // A redirect is told, not followed.
        Case(
            answer: StubAnswer(status: 302, headers: ["Location": "https://elsewhere.example.com/p?token=x"]),
            code: .badResponse, words: "https://elsewhere.example.com/p"),
        // The pages do not add up.
        Case(answer: .json(#"{"total":3,"list":[{}]}"#), code: .incomplete, words: "3 rows"),
        Case(answer: .json(#"{"total":3,"list":[]}"#), code: .incomplete, words: "3 rows"),
        Case(answer: .json(#"{"total":1,"list":[{},{}]}"#), code: .incomplete, words: "1 rows"),
    ]

    @Test(arguments: cases)
    func whatTheSiteAnswersIsTold(_ given: Case) async throws {
        var answer = given.answer
        answer.headers["X-Request-Id"] = "r-42"
        let fixed = answer
        try await StubSite.run(answer: fixed) { site in
            try await withClient(testConfiguration(site.endpoint)) { client in
                let error = try #require(await clientError { _ = try await client.ids(APICall(.devices)) })
                #expect(error.code == given.code)
                #expect(error.gatewayCode == given.gatewayCode)
                #expect(given.words.isEmpty || error.message.contains(given.words))
                #expect(error.path == "GET /rest/dataapi/homs/open-api/v1/DeviceAsset/info")
                #expect(error.description.contains("r-42"))
                #expect(given.gatewayCode.map { error.description.contains($0) } != false)
                #expect(!error.description.contains("\n") && !error.description.contains("token="))
                if error.code != .incomplete { #expect(error.httpStatus == given.answer.status) }
            }
        }
    }

    @Test func theRequestIDOfTheBodyServesWhereNoHeaderHasOne() async throws {
        let answer = Self.gateway("0601", 500, .unavailable).answer
        try await StubSite.run(answer: answer) { site in
            try await withClient(testConfiguration(site.endpoint)) { client in
                let error = await clientError { _ = try await client.ids(APICall(.devices)) }
                #expect(error?.requestID == "in-body")
            }
        }
    }

    @Test(arguments: [
        #"{"total":0}"#, #"{"total":0,"list":null}"#, #"{"total":"0","list":[]}"#, #"{"list":[]}"#,
    ])
    func noRowsAreNoError(_ body: String) async throws {
        try await StubSite.run(answer: .json(body)) { site in
            try await withClient(testConfiguration(site.endpoint)) { client in
                let found = try await client.ids(APICall(.devices))
                #expect(found.isEmpty)
            }
            #expect(site.seen.count == 1)
        }
    }

    @Test func secretsThatTheSiteSendsBackAreMasked() async throws {
        let site: StubSite.Handler = { request in
            if request.isSignIn, !request.body.contains("canary-wrong") {
                return .token("canary-issued-token")
            }
            let echo = (request.headers.values + [request.body]).joined(separator: " ")
                .replacing("\\", with: "").replacing("\"", with: "'")
            return .json(
                #"{"error_code":"canary-issued-token","error_msg":"\#(echo)","request_id":"canary-issued-token"}"#,
                status: 401)
        }
        let log = RecordLog()
        try await StubSite.run(site) { site in
            try await withClient(testConfiguration(site.endpoint, withPassword: true), log: log) { client in
                let error = try #require(await clientError { _ = try await client.ids(APICall(.devices)) })
                #expect(error.message.contains(Secret.mask))
                #expect(!Canary.isIn("\(error)"))
                #expect(!Canary.isIn(String(reflecting: error)))
            }
            #expect(site.seen.contains { Canary.isIn($0.headers["x-auth-token"] ?? "") })
        }
        #expect(log.all.count == 4)
        #expect(!Canary.isIn("\(log.all)"))
    }

    @Test func aPasswordThatIAMSendsBackIsMasked() async throws {
        let site: StubSite.Handler = { request in
            .json(#"{"error_msg":"\#(request.body.replacing("\"", with: "'"))","code":"IAM.1"}"#, status: 401)
        }
        try await StubSite.run(site) { site in
            try await withClient(testConfiguration(site.endpoint, withPassword: true)) { client in
                let error = try #require(await clientError { _ = try await client.ids(APICall(.devices)) })
                #expect(error.message.contains("operator"))
                #expect(!Canary.isIn("\(error)"))
            }
        }
    }
}
