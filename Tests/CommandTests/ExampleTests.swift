import ESMSimulator
import Foundation
import Testing

/// The examples, as a user runs them.
@Suite("Examples", .serialized, .timeLimit(.minutes(5)))
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

    @Test func theCapacityReportIsAPage() async throws {
        let home = try Workspace()
        try await withSimulatedSite(.guarded()) { site in
            let outcome = try await Esmql.run(
                ["--weeks", "2", "--service", "EVS", "-o", home.path("report.html")], settings: site.settings,
                executable: Self.example("CapacityReportExample"))
            #expect(outcome.status == 0, "\(outcome.error)")
            let page = try home.read("report.html")
            #expect(page.hasPrefix("<!DOCTYPE html>"))
            let rows = page.split(separator: "\n").filter { $0.hasPrefix("<tr") && $0.contains("<td>") }
            let answer = try await Esmql.run(
                [
                    "-q", "--format", "csv", "-c",
                    "select distinct region, metric from capacity where service = 'EVS' and timestamp >= ago('14d')",
                ], settings: site.settings)
            #expect(rows.count == answer.output.split(separator: "\n").count - 1)
            #expect(rows.count > 1)
            #expect(rows.allSatisfy { $0.contains("<td>EVS</td>") })
        }
        let wrong = try await Esmql.run(
            ["--weeks", "0"], executable: Self.example("CapacityReportExample"))
        #expect(wrong.status == 64)
    }

    @Test func theAlarmBotTellsWhomToCall() async throws {
        let home = try Workspace()
        try await withSimulatedSite(.guarded()) { site in
            let answer = try await Esmql.run(
                [
                    "-q", "--format", "csv", "-c",
                    "select region from service_alarms where cleared = 0 and latest_occur_time >= ago('24h')",
                ], settings: site.settings)
            let regions = answer.output.split(separator: "\n").dropFirst()
            let first = try #require(regions.first)
            let people = try home.write(Array("\(first)=Wang Wei\n".utf8), to: "people")
            let outcome = try await Esmql.run(
                [people, "1"], settings: site.settings, executable: Self.example("AlarmBotExample"))
            #expect(outcome.status == 0, "\(outcome.error)")
            let lines = outcome.output.split(separator: "\n")
            #expect(abs(lines.count - regions.count) <= 1)
            #expect(lines.contains { $0.hasSuffix(" -> Wang Wei") && $0.contains(" \(first): ") })
            let missing = try await Esmql.run(
                [home.path("nobody"), "1"], settings: site.settings,
                executable: Self.example("AlarmBotExample"))
            #expect(missing.status == 1)
            #expect(missing.error.hasPrefix("alarm-bot: on_call: "))
        }
    }

    private static func example(_ name: String) -> String {
        URL(fileURLWithPath: Esmql.path).deletingLastPathComponent().appendingPathComponent(name).path
    }
}
