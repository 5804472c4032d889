import Testing

@testable import esmql

/// Which format answers are written in.
@Suite("Choice of the format")
struct OutputFormatChoiceTests {
    @Test(arguments: [
        ([], OutputFormatName.table), (["-o", "x.csv"], .csv), (["-o", "a/b.JSON"], .json),
        (["-o", "x.txt"], .table),
        (["-o", "x.csv", "--format", "json"], .json), (["-o", "x.svg"], .svg),
        (["-o", "x.svg", "--format", "chart"], .svg), (["-o", "x.txt", "--format", "chart"], .chart),
        (["-o", "x.jsonl"], .ndjson), (["-o", "x.tsv"], .tsv), (["-o", "x.md"], .markdown),
        (["-o", "x.htm"], .html),
        (["-o", "x.sql"], .insert), (["-o", "/tmp/esmql-no-such-file.db"], .sqlite), (["-o", "x"], .table),
    ])
    func endings(arguments: [String], format: OutputFormatName) throws {
        #expect(try OutputOptions.parse(arguments).chosenFormat == format)
    }

    @Test func `the file's ending decides where no format is named`() async throws {
        let files = try Workspace()
        let outcome = try await Esmql.run(["-q", "--demo", "-o", files.path("x.csv"), "-c", "select 1 as a"])
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try files.read("x.csv") == "a\n1\n")
    }
}
