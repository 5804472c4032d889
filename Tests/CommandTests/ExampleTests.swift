import ESMSimulator
import Foundation
import Testing

/// The examples, as a user runs them.
@Suite("Examples", .serialized, .timeLimit(.minutes(1)))
struct ExampleTests {
    @Test func theDemoAnswersThreeQueries() async throws {
        let outcome = try await Esmql.shell("esmql --demo --echo --format json -f examples/demo.sql")
        #expect(outcome.status == 0, "\(outcome.error)")
        let first = "select region, available from capacity where service='EVS';\n[{\"region\":"
        #expect(outcome.output.hasPrefix(first))
        let answers = outcome.output.split(separator: "\n").filter { $0.hasPrefix("[") }
        #expect(answers.count == 3)
        #expect(!answers.contains("[]"))
    }

    @Test func theEmbeddingToolPrintsWhatTheCommandAnswers() async throws {
        let tool = URL(fileURLWithPath: Esmql.path).deletingLastPathComponent()
            .appendingPathComponent("EmbedExample").path
        try await withSimulatedSite(.guarded()) { site in
            let query = "select region, available from capacity where service='EVS'"
            let answer = try await Esmql.run(["-q", "--format", "csv", "-c", query], settings: site.settings)
            let embedded = try await Esmql.run([], settings: site.settings, executable: tool)
            #expect(embedded.status == 0, "\(embedded.error)")
            let rows = answer.output.replacing(",", with: " ").split(separator: "\n").dropFirst()
            #expect(rows.count > 1)
            #expect(embedded.output.split(separator: "\n") == Array(rows))

            let wrong = site.settings.merging(["ESMQL_PASSWORD": "canary-wrong-password"]) { _, new in new }
            let refused = try await Esmql.run([], settings: wrong, executable: tool)
            #expect(refused.status == 1)
            #expect(refused.output.isEmpty)
            #expect(refused.error.hasPrefix("embed: "))
        }
    }
}
