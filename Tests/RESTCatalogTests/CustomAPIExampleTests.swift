import Foundation
import RESTCatalog
import Testing

/// The example custom-api and the command over its catalogue file.
@Suite("The example of a catalogue file", .serialized, .timeLimit(.minutes(5)))
struct CustomAPIExampleTests {
    private static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static let catalog = package.appendingPathComponent("examples/custom-api/site.yaml").path

    private static func answer(_ asked: StubAPI.Asked, _ origin: String) -> StubAPI.Answer {
        guard asked.headers["authorization"] == "Bearer canary-token" else {
            return .init(status: 401, body: #"{"message": "Bad credentials"}"#)
        }
        switch asked.path {
        case "/orgs/acme/repos":
            return .init(
                body: #"[{"name": "one", "stargazers_count": 3, "archived": false}, {"name": "two"}]"#)
        case "/repos/acme/one/issues":
            let page = asked.query["page"] ?? "1"
            let next = "<\(origin)/repos/acme/one/issues?page=2>; rel=\"next\""
            return .init(
                headers: page == "1" ? ["Link": next] : [:],
                body: #"[{"number": \#(page), "state": "open", "user": {"login": "ann"}}]"#)
        default:
            return .init(body: #"[{"number": 9, "state": "closed", "user": {"login": "bob"}}]"#)
        }
    }

    private func run(
        _ name: String, _ arguments: [String], token: String = "canary-token", at origin: String
    ) async throws -> (status: Int32, output: String, error: String) {
        let tests = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
        let process = Process()
        process.executableURL = tests.resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent(name)
        process.arguments = arguments
        process.environment = ["CODE_ADDRESS": origin, "CODE_TOKEN": token, "HOME": "/nonexistent"]
        let (output, error) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = error
        process.standardInput = FileHandle.nullDevice
        let (ends, end) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = { process in
            end.yield(process.terminationStatus)
            end.finish()
        }
        try process.run()
        var status: Int32 = -1
        for await code in ends { status = code }
        let data = (
            output.fileHandleForReading.readDataToEndOfFile(),
            error.fileHandleForReading.readDataToEndOfFile()
        )
        return (status, String(decoding: data.0, as: UTF8.self), String(decoding: data.1, as: UTF8.self))
    }

    @Test func theExampleCountsAuthors() async throws {
        try await StubAPI.run(Self.answer) { api in
            let outcome = try await run("CustomAPIExample", [Self.catalog, "acme"], at: api.origin)
            #expect(outcome.error == "")
            #expect(outcome.output == "ann 2 2\nbob 0 1\n")
            let refused = try await run(
                "CustomAPIExample", [Self.catalog, "acme"], token: "canary-wrong", at: api.origin)
            #expect(refused.status == 1)
            #expect(refused.error.hasPrefix("custom-api: "))
            #expect(!refused.error.contains("canary"))
        }
    }

    @Test func theCommandKnowsTheTables() async throws {
        try await StubAPI.run(Self.answer) { api in
            let query =
                "select number from issues where organisation = 'acme' and repository = 'one' order by 1"
            let outcome = try await run(
                "esmql", ["--catalog", Self.catalog, "--format", "csv", "-v", "-c", query], at: api.origin)
            #expect(outcome.status == 0, "\(outcome.error)")
            #expect(outcome.output == "number\n1\n2\n")
            #expect(outcome.error.contains("GET /repos/acme/one/issues?state=all&per_page=100  HTTP 200"))
            #expect(!outcome.error.contains("canary"))
        }
    }

    @Test func theCommandTellsTheLineOfAMistake() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(
            "esmql-\(UUID().uuidString).yaml")
        try "version: 1\nsites:\n  a: {addres: https://a.example}\n".write(
            to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let outcome = try await run("esmql", ["--catalog", file.path, "-c", "select 1"], at: "")
        #expect(outcome.status == 2)
        #expect(
            outcome.error
                == "error[catalog]: \(file.path):3:7: the site a has no addres; did you mean address?\n")
    }
}
