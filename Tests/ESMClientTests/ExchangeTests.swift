import Foundation
import Testing

@testable import ESMClient

@Suite(.timeLimit(.minutes(5)))
struct ExchangeTests {
    private static let site: StubSite.Handler = { request in
        guard !request.isSignIn else { return .token("canary-issued-token") }
        var answer = StubAnswer.page(request, total: 25)
        answer.headers["X-Request-Id"] = "r-1"
        answer.headers["Set-Cookie"] = "canary-cookie"
        answer.headers["X-Echo"] = request.token
        return answer
    }

    private func record(to folder: String, window: (Int64, Int64) = (1, 2)) async throws {
        try await StubSite.run(Self.site) { site in
            let configuration = try testConfiguration(site.endpoint, withPassword: true)
            try await withClient(configuration, options: ClientOptions(exchanges: .record(to: folder))) {
                client in
                let ids = try await client.ids(APICall(.devices))
                #expect(ids == Array(0..<25))
                _ = try await client.total(APICall(.capacity, window: window))
            }
        }
    }

    @Test func whatWasRecordedAnswersWithoutANetwork() async throws {
        let folder = try TemporaryFolder()
        try await record(to: folder.path)
        let configuration = try testConfiguration("http://127.0.0.1:9", withPassword: true)
        try await withClient(configuration, options: ClientOptions(exchanges: .replay(from: folder.path))) {
            client in
            let ids = try await client.ids(APICall(.devices))
            #expect(ids == Array(0..<25))
            // A window of another time is answered by the one that was asked for.
            let total = try await client.total(APICall(.capacity, window: (5, 9)))
            #expect(total == 25)
            let error = await clientError { _ = try await client.total(APICall(.devices)) }
            #expect(error?.message.contains("GET /rest/dataapi/homs/open-api/v1/DeviceAsset/info?") == true)
        }
    }

    @Test func noSecretIsKept() async throws {
        let folder = try TemporaryFolder()
        try await record(to: folder.path)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.count == 5)
        for name in names {
            let path = folder.path + "/" + name
            #expect(!Canary.isIn(try String(contentsOfFile: path, encoding: .utf8)))
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test func bytesThatAreNoTextComeBackAsTheyWere() async throws {
        let answer = HTTPAnswer(status: 200, headers: ["A": "b"], body: [0xFF, 0x00, 0x7B])
        let call = HTTPCall(method: "GET", url: "https://h:1/p?q=1", headers: [:])
        let kept = Exchange(call, answer, masking: [])
        let read = try JSONDecoder().decode(Exchange.self, from: JSONEncoder().encode(kept))
        let again = read.answer(of: try SiteAddress("https://h:1", setting: "endpoint"))
        #expect(again.body == answer.body)
        #expect(again.headers == answer.headers)
        #expect(read.key == RequestKey(method: "GET", path: "/p", query: "q=1", body: nil))
    }

    @Test func aPasswordThatIsAskedForIsInNoExchangeAndNoRecord() async throws {
        let password = #"canary-"wo\rd"#
        let folder = try TemporaryFolder()
        let log = RecordLog()
        let refusal: StubSite.Handler = { request in
            .json(
                #"{"message":"blocked: \#(JSONQuoted(request.body).description.dropFirst().dropLast())"}"#,
                status: 403, headers: ["X-Request-Id": password, "X-Echo": request.body])
        }
        try await StubSite.run(refusal) { site in
            let configuration = try SiteConfiguration(
                endpoint: site.endpoint, iamEndpoint: site.endpoint,
                credentials: .passwordFrom(
                    PasswordSource { Secret(password) }, user: "u", domain: "d", project: .name("p")))
            var options = ClientOptions(retry: .none, exchanges: .record(to: folder.path))
            options.recordsHeaders = true
            try await withClient(configuration, options: options, log: log) { client in
                let error = await clientError { _ = try await client.ids(APICall(.devices)) }
                #expect(error?.code == .signInRefused)
                #expect(error.map { "\($0)" }.map(Canary.isIn) == false)
            }
        }
        #expect(log.all.count == 1)
        #expect(!Canary.isIn("\(log.all)"))
        let kept = try String(contentsOfFile: folder.path + "/exchange-000001.json", encoding: .utf8)
        #expect(kept.contains("blocked") && !Canary.isIn(kept))
    }

    @Test func clientsThatKeepExchangesInOneFolderOverwriteNone() async throws {
        let folder = try TemporaryFolder()
        let options = ClientOptions(exchanges: .record(to: folder.path))
        try await StubSite.run(rows: 3) { site in
            let configuration = try testConfiguration(site.endpoint)
            try await withClient(configuration, options: options) { one in
                try await withClient(configuration, options: options) { other in
                    for client in [one, other, one, one, other] {
                        _ = try await client.total(APICall(.devices))
                    }
                }
            }
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.sorted() == (1...5).map { "exchange-00000\($0).json" })
    }

    @Test func theHostIsReplacedAndComesBackAsThatOfTheSiteThatIsAsked() throws {
        let call = HTTPCall(method: "GET", url: "https://esm.example.com/p", headers: [:])
        let link = #"{"next":"https:\/\/esm.example.com\/p?page=2","name":"esm.example.com"}"#
        let answer = HTTPAnswer(
            status: 200, headers: ["Location": "https://esm.example.com/q", "Via": "1.1 esm.example.com"],
            body: Array(link.utf8))
        let kept = Exchange(call, answer, masking: [], hosts: ["esm.example.com"])
        #expect(kept.headers.map(\.value) == ["https://site.invalid/q", "1.1 site.invalid"])
        // What is no address is data.
        #expect(kept.body == #"{"next":"https:\/\/site.invalid\/p?page=2","name":"esm.example.com"}"#)
        let again = kept.answer(of: try SiteAddress("https://other.example.com", setting: "endpoint"))
        #expect(again.headers.first(name: "Location") == "https://other.example.com/q")
        #expect(String(decoding: again.body, as: UTF8.self).contains(#"https:\/\/other.example.com\/p"#))
        let refused = HTTPAnswer(status: 502, headers: [:], body: Array("no esm.example.com".utf8))
        #expect(Exchange(call, refused, masking: [], hosts: ["esm.example.com"]).body == "no site.invalid")
    }

    @Test func aFolderThatCannotServeIsRefusedAtOnce() throws {
        let folder = try TemporaryFolder()
        let configuration = try testConfiguration("http://127.0.0.1:9")
        func client(_ mode: ExchangeMode) throws -> ESMClient {
            try ESMClient(configuration: configuration, options: ClientOptions(exchanges: mode))
        }
        #expect(throws: ESMClientError.self) { try client(.replay(from: folder.path)) }
        #expect(throws: ESMClientError.self) { try client(.replay(from: folder.path + "/none")) }
        try Data("{}".utf8).write(to: URL(filePath: folder.path + "/exchange-000001.json"))
        #expect(throws: ESMClientError.self) { try client(.replay(from: folder.path)) }
        #expect(throws: ESMClientError.self) { try client(.record(to: folder.path)) }
        #expect(throws: ESMClientError.self) { try client(.record(to: "/dev/null/x")) }
    }
}
