import Foundation
import Testing

/// docs/messages.md and docs/conformance.md say what the command does.
@Suite("Beside SQLite", .serialized, .timeLimit(.minutes(5)))
struct DiagnosticsBesideSQLiteTests {
    @Test func theMessagesAreThoseShown() async throws {
        let document = try Document("docs/messages.md")
        let examples = DiagnosticsExample.all(in: document)
        #expect(examples.count == 10)
        #expect(document.blocks.count { $0.language == "sqlite" } == examples.count)
        for example in examples {
            let outcome = try await example.run()
            outcome.expectFailure(1, [])
            #expect(outcome.error.trimmingCharacters(in: .newlines) == example.message, "\(example.text)")
        }
    }

    @Test func theExceptionsAreThoseListed() async throws {
        let rows = try Document("docs/conformance.md").table(under: "# The language beside SQLite's")
        #expect((10...20).contains(rows.count))
        for row in rows {
            let statement = try #require(Document.code(in: row[0]).first)
            let outcome = try await Esmql.run(["--demo", "-q", "-c", statement])
            if let code = Document.code(in: row[2]).first {
                outcome.expectFailure(1, ["error[\(code)]"])
            } else {
                #expect(row[2] == "taken")
                #expect(outcome.status == 0, "\(statement): \(outcome.error)")
            }
        }
    }
}
