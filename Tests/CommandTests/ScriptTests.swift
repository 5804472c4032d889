import Foundation
import Testing

/// Statements from an option, a file and standard input.
@Suite("Scripts", .serialized, .timeLimit(.minutes(5)))
struct ScriptTests {
    private static let demo = ["--demo", "-q", "--format", "csv"]

    @Test func statementsFromAnOption() async throws {
        try await Esmql.run(Self.demo + ["-c", "select 1 as a; select 2 as b"]).expectOutput("a\n1\nb\n2\n")
        try await Esmql.run(Self.demo + ["-c", ""]).expectOutput("")
        try await Esmql.run(Self.demo + ["-c", " -- nothing\n;;"]).expectOutput("")
    }

    @Test func statementsFromAFile() async throws {
        let home = try Workspace()
        let sql = "#!/usr/bin/env -S esmql -f\r\n-- 容量\r\nselect '中文' as \"名称\";\r\n"
        let path = try home.write(sql.utf8, to: "daily.sql")
        try await Esmql.run(Self.demo + ["-f", path]).expectOutput("名称\n中文\n")
        try await Esmql.run(Self.demo + ["-f", "-"], input: sql).expectOutput("名称\n中文\n")
        try await Esmql.run(Self.demo, input: sql).expectOutput("名称\n中文\n")
        try await Esmql.run(Self.demo, input: "\u{FEFF}select 1 as a").expectOutput("a\n1\n")
    }

    @Test func aFileIsAScriptOfItsOwn() async throws {
        let home = try Workspace()
        let script = "#!/usr/bin/env -S esmql --demo -q --format csv -f\nselect 6 * 7 as answer;\n"
        let path = try home.write(script.utf8, to: "answer")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        try await Esmql.shell("'\(path)'").expectOutput("answer\n42\n")
    }

    @Test func theFirstErrorStopsAndWhatCameBeforeStays() async throws {
        let outcome = try await Esmql.run(Self.demo + ["-c", "select 1 as a; select nope; select 3 as c"])
        #expect(outcome.output == "a\n1\n")
        #expect(outcome.error.contains("error[unknown-column]"))
        #expect(outcome.status == 1)
    }

    @Test func aScriptCanGoOnBehindAFailure() async throws {
        let sql = "select 1 as a; select nope; selec; select 2 as b"
        let outcome = try await Esmql.run(Self.demo + ["--keep-going", "-c", sql])
        #expect(outcome.output == "a\n1\nb\n2\n")
        #expect(outcome.error.split(separator: "\n").count { $0.hasPrefix("error[") } == 2)
        #expect(outcome.status == 1)
    }

    @Test func statementsShareTheirSession() async throws {
        let sql = "create table kept as select 6 * 7 as answer; select answer from kept"
        try await Esmql.run(Self.demo + ["-c", sql]).expectOutput("answer\n42\n")
        try await Esmql.run(["--demo", "-q", "--format", "json", "-c", sql])
            .expectOutput("[]\n[{\"answer\":42}]\n")
        try await Esmql.run(["--demo", "-q", "-c", "create table kept as select 1; drop table kept"])
            .expectOutput("")
    }

    @Test func theRowsOfAFileAreATable() async throws {
        let home = try Workspace()
        let path = try home.write("region,owner\n华东,ann\n".utf8, to: "owners.csv")
        let sql = "select owner from owners where region = '华东'"
        try await Esmql.run(Self.demo + ["--attach", path, "-c", sql]).expectOutput("owner\nann\n")
        try await Esmql.run(Self.demo + ["--attach", home.path("none.csv"), "-c", sql])
            .expectFailure(2, ["error[file]", "none.csv"])
    }

    @Test func aFailureInTheMiddleOfAnAnswerLeavesNoDocument() async throws {
        let sql = """
            with recursive n(i) as (select 1 union all select i + 1 from n limit 20000)
            select abs(case when i = 20000 then -9223372036854775807 - 1 else i end) from n
            """
        for format in ["json", "table"] {
            let outcome = try await Esmql.run(["--demo", "--format", format, "-c", sql])
            outcome.expectFailure(1, ["integer overflow"])
        }
    }

    @Test func echoPutsEachStatementBeforeItsAnswer() async throws {
        try await Esmql.run(Self.demo + ["--echo", "-c", "select 1 as a ; -- one\nselect\n  2 as b"])
            .expectOutput("select 1 as a;\na\n1\nselect\n  2 as b;\nb\n2\n")
    }

    @Test func tablesAreDrawn() async throws {
        try await Esmql.run(["--demo", "-c", "select '主机' as name, 1.5 as load, null as missing"])
            .expectOutput(
                """
                ┌──────┬──────┬─────────┐
                │ name │ load │ missing │
                ├──────┼──────┼─────────┤
                │ 主机 │  1.5 │ NULL    │
                └──────┴──────┴─────────┘
                (1 row)

                """)
    }

    @Test func oneJSONDocumentAStatement() async throws {
        let sql = """
            select 1 as a, 'x"y' as "名"; select region from capacity where service = 'EVS' and region = 'nowhere';
            select 2 as a union all select 3
            """
        let outcome = try await Esmql.run(["--demo", "-q", "--format", "json", "-c", sql])
        #expect(outcome.status == 0)
        #expect(outcome.error.isEmpty)
        let documents = outcome.output.replacing(",\n", with: ",").split(separator: "\n").map(String.init)
        try #require(documents.count == 3)
        #expect(documents[1] == "[]")
        let first = try JSONDecoder().decode([[String: JSONScalar]].self, from: Data(documents[0].utf8))
        #expect(first == [["a": .number(1), "名": .text("x\"y")]])
        let last = try JSONDecoder().decode([[String: JSONScalar]].self, from: Data(documents[2].utf8))
        #expect(last == [["a": .number(2)], ["a": .number(3)]])
    }

    @Test func answersGoToAFile() async throws {
        let home = try Workspace()
        _ = try home.write(Array(repeating: UInt8(ascii: "x"), count: 1000), to: "out.csv")
        let path = home.path("out.csv")
        try await Esmql.run(["--demo", "--format", "csv", "-o", path, "-c", "select 1 as a; select 2 as b"])
            .expectOutput("")
        #expect(try home.read("out.csv") == "a\n1\nb\n2\n")
        try await Esmql.run(["tables", "--format", "json", "--output", path]).expectOutput("")
        #expect(try home.read("out.csv").hasPrefix("[{\"table\":\"capacity\""))
    }

    @Test func noticesAreTextBesideTheDataAndCanBeLeftOut() async throws {
        let arguments = ["--demo", "--format", "csv", "-c", "select count(*) > 0 as some from capacity"]
        let told = try await Esmql.run(arguments)
        #expect(told.output == "some\n1\n")
        #expect(told.error.hasPrefix("notice: capacity: "))
        try await Esmql.run(["--quiet"] + arguments).expectOutput("some\n1\n")
    }

    @Test func parametersHaveTypes() async throws {
        let values = ["whole=42", ":real=2.5", "code=007", "text=a=b", "empty=", "name=主机", "sign=-3"]
        let sql = """
            select typeof(:whole), typeof($real), typeof(@code), :code, :text, typeof(:empty), :name, :sign + 1
            """
        let outcome = try await Esmql.run(Self.demo + values.flatMap { ["--param", $0] } + ["-c", sql])
        #expect(outcome.status == 0)
        #expect(outcome.output.split(separator: "\n").last == "integer,real,text,007,a=b,text,主机,-2")
    }

    @Test func parametersReachTheSite() async throws {
        let sql = "select distinct service from capacity where service = :service"
        try await Esmql.run(Self.demo + ["--param", "service=EVS", "-c", sql]).expectOutput("service\nEVS\n")
        try await Esmql.run(Self.demo + ["--param", "service=' or 1=1 --", "-c", sql]).expectOutput(
            "service\n")
    }

    @Test func verboseTellsEachRequest() async throws {
        let outcome = try await Esmql.run(
            Self.demo + ["-v", "-c", "select count(*) > 0 as some from devices"])
        #expect(outcome.output == "some\n1\n")
        let lines = outcome.error.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("POST /v3/auth/tokens") == true)
        #expect(lines.last?.hasPrefix("GET /rest/dataapi/homs/open-api/v1/") == true)
    }

    @Test func aReaderThatHasSeenEnoughEndsItQuietly() async throws {
        let endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n"
        let outcome = try await Esmql.shell(
            "{ esmql --demo --format csv -c '\(endless)'; echo \"status $?\" >&2; } | head -2")
        #expect(outcome.output == "i\n1\n")
        #expect(outcome.error == "status 0\n")
    }
}

/// A value of a JSON answer.
private enum JSONScalar: Decodable, Equatable {
    case number(Double)
    case text(String)

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }
}
