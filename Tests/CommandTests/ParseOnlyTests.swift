import Testing

/// `--parse-only`: silence, or the errors.
@Suite("Checking the syntax only", .serialized, .timeLimit(.minutes(5)))
struct ParseOnlyTests {
    /// Texts without a syntax error; no table of theirs needs to exist, and no site is set.
    static let fine = [
        "",
        "select 1",
        "select 名称, \"容量\" from 主机 where 区域 = '华东';",
        "\u{FEFF}select 1;\r\nselect 2;\r\n",
        "#!/usr/bin/env -S esmql -f\nselect 1;",
        "\u{FEFF}#!/usr/bin/env -S esmql -f\r\nselect '中文';\r\n",
        "create table t as select * from nowhere; drop table t",
        "explain select 1 -- the end",
    ]

    @Test(arguments: fine)
    func silence(_ text: String) async throws {
        try await Esmql.run(["--parse-only"], input: text).expectOutput("")
    }

    @Test func anOptionIsCheckedToo() async throws {
        try await Esmql.run(["--parse-only", "-c", "select 1; select '中文'"]).expectOutput("")
        try await Esmql.run(["--parse-only", "-c", "select 1, from t"]).expectFailure(1, ["a comma too many"])
    }

    /// Texts with a syntax error, and where it is.
    static let wrong = [
        ("select 1;\nselect 2 from;\n", "line 2, column 14"),
        ("select 1;\r\nselect 2 from;\r\n", "line 2, column 14"),
        ("#!/usr/bin/env -S esmql -f\nselect 中文, from 主机;", "line 2, column 12"),
        ("\u{FEFF}selec 1", "line 1, column 1"),
        ("select 'open", "line 1, column 8"),
    ]

    @Test(arguments: wrong)
    func theErrorsAndStatus1(_ text: String, _ place: String) async throws {
        try await Esmql.run(["--parse-only", "-f", "-"], input: text).expectFailure(1, [place])
    }

    @Test func everyErrorIsTold() async throws {
        let outcome = try await Esmql.run(["--parse-only", "-c", "selec 1; select 2; select 3 from;"])
        #expect(outcome.status == 1)
        #expect(outcome.output.isEmpty)
        #expect(outcome.error.split(separator: "\n").count { $0.hasPrefix("error[") } == 2)
    }

    @Test func aFileIsNamedByItsPath() async throws {
        let home = try Workspace()
        let path = try home.write("select 1".utf8, to: "日报.sql")
        try await Esmql.run(["--parse-only", "-f", path]).expectOutput("")
    }
}
