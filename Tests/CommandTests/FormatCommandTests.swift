import Foundation
import Testing

/// `esmql fmt`.
@Suite("Laying out files", .serialized, .timeLimit(.minutes(5)))
struct FormatCommandTests {
    static let rough = "SELECT a,b FROM t -- all\n"
    static let smooth = "select a, b from t; -- all\n"

    @Test func standardInputToStandardOutput() async throws {
        try await Esmql.run(["fmt"], input: Self.rough).expectOutput(Self.smooth)
        try await Esmql.run(["fmt", "-"], input: Self.smooth).expectOutput(Self.smooth)
        try await Esmql.run(["fmt", "--keywords", "upper"], input: Self.rough)
            .expectOutput("SELECT a, b FROM t; -- all\n")
        try await Esmql.run(["fmt", "--width", "20"], input: "select aaaaaaaaaaa, b")
            .expectOutput("select aaaaaaaaaaa,\n       b;\n")
    }

    @Test func filesAreRewrittenAndKeepTheirMode() async throws {
        let home = try Workspace()
        let path = try home.write(Self.rough.utf8, to: "日报.sql")
        try FileManager.default.setAttributes([.posixPermissions: 0o750], ofItemAtPath: path)
        let link = home.path("link.sql")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        try await Esmql.run(["fmt", "-i", link]).expectOutput("")
        #expect(try home.read("日报.sql") == Self.smooth)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o750)
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.folder.path).count == 2)
    }

    @Test func aFileThatIsRightIsNotTouched() async throws {
        let home = try Workspace()
        let path = try home.write(Self.smooth.utf8, to: "a.sql")
        let before = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
        try await Esmql.run(["fmt", "--in-place", path]).expectOutput("")
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int == before)
    }

    @Test func checkNamesTheFilesThatWouldChange() async throws {
        let home = try Workspace()
        let rough = try home.write(Self.rough.utf8, to: "rough.sql")
        let smooth = try home.write(Self.smooth.utf8, to: "smooth.sql")
        try await Esmql.run(["fmt", "--check", smooth]).expectOutput("")
        let outcome = try await Esmql.run(["fmt", "--check", smooth, rough])
        #expect(outcome.status == 1)
        #expect(outcome.output == rough + "\n")
        #expect(outcome.error.isEmpty)
        #expect(try home.read("rough.sql") == Self.rough)
    }

    @Test func aSyntaxErrorLeavesTheFileAndNotTheOthers() async throws {
        let home = try Workspace()
        let wrong = try home.write("select 1, from t".utf8, to: "wrong.sql")
        let rough = try home.write(Self.rough.utf8, to: "rough.sql")
        let outcome = try await Esmql.run(["fmt", "-i", wrong, rough])
        outcome.expectFailure(1, ["wrong.sql", "a comma too many", "line 1"])
        #expect(try home.read("wrong.sql") == "select 1, from t")
        #expect(try home.read("rough.sql") == Self.smooth)
    }

    @Test(arguments: [
        (
            ".mode csv\n.once 'a b.csv'\nSELECT a,b FROM t;\n",
            ".mode csv\n.once 'a b.csv'\nselect a, b from t;\n"
        ),
        (
            "SELECT max(a) AS m FROM t \\gset x_\nSELECT :x_m",
            "select max(a) as m from t \\gset x_\nselect :x_m;\n"
        ),
        ("SELECT 1\n\\g  out.csv\n", "select 1 \\g  out.csv\n"),
        (
            "-- why\n.timer on\nSELECT 'a;b', 1 ; \\echo fertig; 中文\n",
            "-- why\n.timer on\nselect 'a;b', 1; \\echo fertig; 中文\n"
        ),
        ("SELECT 1;\n.quit\n", "select 1;\n.quit\n"),
        (".tables\n", ".tables\n"),
    ])
    func commandsStayAsTheyAre(_ rough: String, _ smooth: String) async throws {
        try await Esmql.run(["fmt"], input: rough).expectOutput(smooth)
        try await Esmql.run(["fmt"], input: smooth).expectOutput(smooth)
    }

    @Test func anErrorBehindACommandHasItsPlace() async throws {
        let outcome = try await Esmql.run(["fmt"], input: ".mode a-very-long-name\nselect 1,\nfrom t;\n")
        outcome.expectFailure(1, ["line 3", "a comma too many"])
    }

    @Test func whatCannotBeReadOrAsked() async throws {
        let home = try Workspace()
        try await Esmql.run(["fmt", home.path("none.sql")]).expectFailure(2, ["none.sql"])
        let binary = try home.write([0xFF, 0xFE], to: "binary.sql")
        try await Esmql.run(["fmt", binary]).expectFailure(2, ["not UTF-8"])
        try await Esmql.run(["fmt", "-i"]).expectFailure(2, ["--in-place takes files"])
        try await Esmql.run(["fmt", "-i", "--check", binary]).expectFailure(2, ["exclude each other"])
        try await Esmql.run(["fmt", "--width", "3"]).expectFailure(2, ["at least 20"])
        try await Esmql.run(["fmt", "--keywords", "loud"]).expectFailure(2, ["loud"])
    }
}
