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
        #expect(read.answer.body == answer.body)
        #expect(read.answer.headers == answer.headers)
        #expect(read.key == RequestKey(method: "GET", path: "/p", query: "q=1", body: nil))
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
