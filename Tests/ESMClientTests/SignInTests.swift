import Foundation
import Synchronization
import Testing

@testable import ESMClient

@Suite(.timeLimit(.minutes(5)))
struct SignInTests {
    /// A site whose IAM hands out token-1, token-2 … and whose ESM accepts those that `accepts` likes.
    private func handler(
        refusal: StubAnswer = .json(#"{"error_code":"APIG.0301","error_msg":"bad token"}"#, status: 401),
        accepts: @escaping @Sendable (String) -> Bool
    ) -> StubSite.Handler {
        let count = Counter()
        return { request in
            if request.isSignIn { return .token("token-\(count.next())") }
            guard let token = request.token, accepts(token) else { return refusal }
            return .page(request, total: 3)
        }
    }

    @Test func theTokenIsFetchedWithAPasswordAndThenSent() async throws {
        let site = handler { $0 == "token-1" }
        try await StubSite.run(site) { site in
            try await withClient(testConfiguration(site.endpoint, withPassword: true)) { client in
                let first = try await client.ids(APICall(.devices))
                let second = try await client.ids(APICall(.devices))
                #expect(first == [0, 1, 2] && second == first)
            }
            #expect(site.seen.map(\.method) == ["POST", "GET", "GET"])
            let signIn = try #require(site.seen.first)
            #expect(signIn.path == "/v3/auth/tokens")
            #expect(signIn.query == "nocatalog=true")
            #expect(signIn.headers["content-type"]?.hasPrefix("application/json") == true)
            #expect(signIn.headers["x-apig-appcode"] == nil)
            let expected = """
                {"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"operator",\
                "password":"\(Canary.password)","domain":{"name":"domain"}}}},\
                "scope":{"project":{"name":"region-1"}}}}
                """
            #expect(signIn.body == expected)
        }
    }

    @Test func textsInTheBodyAreEscapedAndAProjectCanBeAnID() async throws {
        try await StubSite.run(handler { _ in true }) { site in
            let configuration = try SiteConfiguration(
                endpoint: site.endpoint, iamEndpoint: site.endpoint,
                credentials: .password(
                    user: "a\"b\\c\n\u{1}é", password: Secret("\"}"), domain: "d", project: .id("p\"")))
            try await withClient(configuration) { client in _ = try await client.ids(APICall(.devices)) }
            let body = try #require(site.seen.first?.body)
            let json = try #require(
                try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: [String: Any]])
            let identity = json["auth"]?["identity"] as? [String: Any]
            let password = identity?["password"] as? [String: [String: Any]]
            #expect(password?["user"]?["name"] as? String == "a\"b\\c\n\u{1}é")
            #expect(password?["user"]?["password"] as? String == "\"}")
            let scope = json["auth"]?["scope"] as? [String: [String: String]]
            #expect(scope?["project"] == ["id": "p\""])
        }
    }

    @Test func aGivenTokenIsSentWithoutSigningIn() async throws {
        try await StubSite.run(handler { $0 == Canary.token }) { site in
            try await withClient(testConfiguration(site.endpoint)) { client in
                let found = try await client.ids(APICall(.devices))
                #expect(found.count == 3)
            }
            #expect(site.seen.map(\.method) == ["GET"])
        }
    }

    @Test func manyRequestsAtOnceSignInOnce() async throws {
        try await StubSite.run(handler { $0 == "token-1" }) { site in
            try await withClient(testConfiguration(site.endpoint, withPassword: true)) { client in
                try await withThrowingTaskGroup(of: [Int].self) { group in
                    for _ in 0..<12 { group.addTask { try await client.ids(APICall(.devices)) } }
                    for try await ids in group { #expect(ids == [0, 1, 2]) }
                }
            }
            #expect(site.seen.filter(\.isSignIn).count == 1)
        }
    }

    @Test func aDeadTokenThatAnotherProcessLeftLeadsToASignIn() async throws {
        let folder = try TemporaryFolder()
        let dead = Mutex<Set<String>>([])
        try await StubSite.run(handler { token in dead.withLock { !$0.contains(token) } }) { site in
            let configuration = try testConfiguration(
                site.endpoint, withPassword: true, storage: .folder(folder.path))
            try await withClient(configuration) { one in
                _ = try await one.ids(APICall(.devices))
                dead.withLock { $0 = ["token-1"] }
                try await withClient(configuration) { other in
                    _ = try await other.ids(APICall(.devices))
                }
                dead.withLock { $0 = ["token-1", "token-2"] }
                #expect(try await one.ids(APICall(.devices)) == [0, 1, 2])
            }
            #expect(site.seen.filter(\.isSignIn).count == 3)
        }
    }

    @Test func aTokenThatDiesIsReplacedOnceForAll() async throws {
        let isDead = Switch()
        try await StubSite.run(handler { $0 == "token-1" ? !isDead.isOn : $0 == "token-2" }) { site in
            try await withClient(testConfiguration(site.endpoint, withPassword: true)) { client in
                _ = try await client.ids(APICall(.devices))
                isDead.turnOn()
                try await withThrowingTaskGroup(of: [Int].self) { group in
                    for _ in 0..<12 { group.addTask { try await client.ids(APICall(.devices)) } }
                    for try await ids in group { #expect(ids == [0, 1, 2]) }
                }
            }
            #expect(site.seen.filter(\.isSignIn).count == 2)
        }
    }

    @Test(arguments: ["APIG.0301", "APIGW.0305", "APIG.0307", "Keystone.1"])
    func aRequestSignsInAnewOnlyOnce(_ code: String) async throws {
        let refusal = StubAnswer.json(#"{"error_code":"\#(code)","error_msg":"no"}"#, status: 401)
        try await StubSite.run(handler(refusal: refusal) { _ in false }) { site in
            try await withClient(testConfiguration(site.endpoint, withPassword: true)) { client in
                let error = await clientError { _ = try await client.ids(APICall(.devices)) }
                #expect(error?.code == .signInRefused)
                #expect(error?.gatewayCode == code)
                #expect(error?.message.contains("new sign-in") == true)
            }
            #expect(site.seen.map(\.method) == ["POST", "GET", "POST", "GET"])
            #expect(site.seen.compactMap(\.token) == ["token-1", "token-2"])
        }
    }

    @Test func aWrongAppCodeIsNoReasonToSignInAnew() async throws {
        let refusal = StubAnswer.json(#"{"error_code":"APIG.0303","error_msg":"no"}"#, status: 401)
        try await StubSite.run(handler(refusal: refusal) { _ in false }) { site in
            try await withClient(testConfiguration(site.endpoint, withPassword: true)) { client in
                let error = await clientError { _ = try await client.ids(APICall(.devices)) }
                #expect(error?.code == .appCodeRefused)
            }
            #expect(site.seen.map(\.method) == ["POST", "GET"])
        }
    }

    @Test func aGivenTokenThatIsRefusedIsNotTriedAgain() async throws {
        try await StubSite.run(handler { _ in false }) { site in
            try await withClient(testConfiguration(site.endpoint)) { client in
                let error = await clientError { _ = try await client.ids(APICall(.devices)) }
                #expect(error?.code == .signInRefused)
            }
            #expect(site.seen.count == 1)
        }
    }

    @Test(
        arguments: [
            (StubAnswer.json(#"{"error":{"code":401,"message":"wrong"}}"#, status: 401), .signInRefused),
            (.json(#"{"error_code":"IAM.0011","error_msg":"locked"}"#, status: 403), .signInRefused),
            (.json(#"{"error":{"code":400,"message":"no such project"}}"#, status: 400), .signInRefused),
            (.json("", status: 404), .signInRefused),
            (.json(#"{"error_code":"APIG.0308","error_msg":"slow"}"#, status: 429), .throttled),
            (.json(#"{"error_code":"APIG.0308","error_msg":"slow"}"#, status: 400), .throttled),
            (.json("", status: 503), .unavailable),
            (.json("{}", status: 201), .badResponse),
            (.json("{}", status: 201, headers: ["X-Subject-Token": " "]), .badResponse),
            (StubAnswer(status: 200, headers: ["Content-Type": "text/html"], body: "<html>"), .badResponse),
            (
                StubAnswer(status: 302, headers: ["Location": "https://elsewhere.example.com/?x"]),
                .badResponse
            ),
        ] as [(StubAnswer, ESMClientError.Code)])
    func withoutATokenNothingIsAsked(_ answer: StubAnswer, _ code: ESMClientError.Code) async throws {
        try await StubSite.run(answer: answer) { site in
            try await withClient(testConfiguration(site.endpoint, withPassword: true)) { client in
                let error = await clientError { _ = try await client.ids(APICall(.devices)) }
                #expect(error?.code == code)
                #expect(error?.path == "POST /v3/auth/tokens")
                #expect(error?.httpStatus == answer.status)
            }
            #expect(site.seen.map(\.method) == ["POST"])
        }
    }

    @Test func thePasswordIsAskedForWhenItIsNeededAndNotBefore() async throws {
        let folder = try TemporaryFolder()
        let asked = Counter()
        let source = PasswordSource {
            asked.next()
            return Secret(Canary.password)
        }
        let end = "2100-01-01T00:00:00.000000Z"
        let token = StubAnswer.json(
            #"{"token":{"expires_at":"\#(end)"}}"#, status: 201, headers: ["X-Subject-Token": Canary.token])
        try await StubSite.run {
            $0.isSignIn ? token : .page($0, total: 3)
        } _: { site in
            let configuration = try SiteConfiguration(
                endpoint: site.endpoint, iamEndpoint: site.endpoint,
                credentials: .passwordFrom(source, user: "operator", domain: "domain", project: .id("p")),
                tokenStorage: .folder(folder.path))
            try await withClient(configuration) { client in
                #expect(asked.value == 0)
                _ = try await client.ids(APICall(.devices))
                #expect(asked.value == 1)
            }
            try await withClient(configuration) { client in
                _ = try await client.ids(APICall(.devices))
                #expect(asked.value == 1)
                let receipt = try await client.signIn()
                #expect(receipt.isKept && receipt.expiresAtMilliseconds == 4_102_444_800_000)
                #expect(asked.value == 2)
            }
            #expect(site.seen.filter(\.isSignIn).count == 2)
            #expect(try configuration.forgetToken())
            #expect(try !configuration.forgetToken())
            var dumped = ""
            dump(configuration, to: &dumped)
            #expect(!Canary.isIn(dumped))
        }
    }

    @Test func aSourceWithoutAPasswordIsAnErrorOfTheSettings() async throws {
        try await StubSite.run(handler { _ in true }) { site in
            for (source, words) in [
                (PasswordSource { Secret("") }, "empty"),
                (PasswordSource { throw ESMClientError(code: .configuration, message: "ask me") }, "ask me"),
            ] {
                let configuration = try SiteConfiguration(
                    endpoint: site.endpoint, iamEndpoint: site.endpoint,
                    credentials: .passwordFrom(source, user: "u", domain: "d", project: .id("p")))
                try await withClient(configuration) { client in
                    let error = await clientError { _ = try await client.ids(APICall(.devices)) }
                    #expect(error?.code == .configuration)
                    #expect(error?.message.contains(words) == true)
                }
            }
            #expect(site.seen.isEmpty)
        }
    }

    @Test func aTokenIsNotSignedInWith() async throws {
        try await withClient(testConfiguration("http://127.0.0.1:9")) { client in
            let error = await clientError { _ = try await client.signIn() }
            #expect(error?.code == .configuration)
        }
    }
}
