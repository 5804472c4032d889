import Testing

@testable import esmql

/// `.chart`, and database files, in scripts.
@Suite("Charts and databases in scripts")
struct ChartCommandTests {
    private static let bars = """
          n
        a │█████████████████████████████████████▌ 1
        b │███████████████████████████████████████████████████████████████████████████ 2
          ┬──────────────────┬──────────────────┬─────────────────┬──────────────────┬
          0                 0.5                1.0               1.5               2.0

        """

    @Test func `the last answer is drawn, or a query's`() async throws {
        let query = "select column1 as l, column2 as n from (values ('a', 1), ('b', 2))"
        let last = try await Esmql.run(["--demo", "-q", "--format", "csv"], input: "\(query);\n.chart\n")
        last.expectOutput("l,n\na,1\nb,2\n" + Self.bars)
        let own = try await Esmql.run(["--demo", "-q"], input: ".chart \(query)\n")
        own.expectOutput(Self.bars)
    }

    @Test func `the last answer is written as a picture`() async throws {
        let files = try Workspace()
        let script = "select 'a' as l, 3 as n;\n.chart \(files.path("x.svg"))\n"
        let outcome = try await Esmql.run(["--demo", "-q"], input: script)
        #expect(outcome.status == 0, "\(outcome.error)")
        let picture = try files.read("x.svg")
        #expect(picture.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
        #expect(picture.hasSuffix("</svg>\n"))
        #expect(picture.contains("<title>a · n: 3</title>"))
    }

    @Test func `without an answer there is nothing to draw`() async throws {
        let outcome = try await Esmql.run(["--demo", "-q"], input: ".chart\n")
        outcome.expectFailure(1, ["no answer"])
    }

    @Test func `the next answer becomes a database, and a file that is there stays`() async throws {
        let files = try Workspace()
        let script = ".mode sqlite\n.once \(files.path("x.db"))\nselect 5 as a;\n.mode csv\nselect 6 as b;\n"
        let outcome = try await Esmql.run(["--demo", "-q"], input: script)
        outcome.expectOutput("b\n6\n")
        let back = try await Esmql.run([
            "--attach", files.path("x.db"), "-q", "--format", "csv", "-c", "select a from result",
        ])
        back.expectOutput("a\n5\n")
        let again = try await Esmql.run(["--demo", "-q"], input: script)
        again.expectFailure(2, ["x.db", "exists"])
        let lost = try await Esmql.run(["--demo", "-q"], input: ".mode sqlite\nselect 5 as a;\n")
        lost.expectFailure(2, ["needs a file"])
    }

    @Test func `color is for terminals`() async throws {
        let run = ["--demo", "-q", "--format", "chart", "-c", "select 'a' as l, 3 as n"]
        #expect(!(try await Esmql.run(run).output.contains("\u{1B}")))
    }
}
