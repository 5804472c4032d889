import Foundation
import Testing

/// The prompt at a terminal: completion, paste, Ctrl-C, two sessions, editor, pager, Chinese.
@Suite("The shell at a terminal", .serialized, .timeLimit(.minutes(5)))
struct PromptShellTests {
    private static let up = "\u{1B}[A"
    private let home: Workspace

    init() throws {
        home = try Workspace()
    }

    private func demo(_ settings: [String: String] = [:], _ arguments: String...) throws -> Prompt {
        try Prompt(["--demo", "-q", "--format", "csv"] + arguments, settings: settings, home: home)
    }

    @Test func tabCompletes() async throws {
        let prompt = try demo()
        await prompt.expect("esmql> ")
        prompt.type("sel\tcount(*) > 0 as some fr\tcapac\twhere serv\t= 'ev\t;\r")
        await prompt.expect("some\r\n1\r\n")
        await prompt.expect("esmql> ")
        // Two candidates are listed, and the line comes back.
        prompt.type("select reg\t")
        await prompt.expect("region_name")
        await prompt.expect("regexp_like(")
        await prompt.expect("esmql> select reg")
        prompt.type(Prompt.interrupt)
        await prompt.expect("esmql> ")
        prompt.type("select 1 as a,\r")
        await prompt.expect("...> ")
        prompt.type("2 as b fro\tcapac\tlimit 1;\r")
        await prompt.expect("a,b\r\n1,2\r\n")
        await prompt.expect("esmql> ")
        prompt.type(".mo\tjso\t\r")
        await prompt.enter("select 3 as c;")
        await prompt.expect("[{\"c\":3}]\r\n")
        #expect(await prompt.leave() == 0)
    }

    @Test func aFileNameAndAChineseName() async throws {
        _ = try home.write("select '读' || '到' as 文;".utf8, to: "脚本 one.sql")
        let table = try home.write("区域,数量\n华东,7\n".utf8, to: "清单.csv")
        let prompt = try demo([:], "--attach", table)
        await prompt.expect("esmql> ")
        prompt.type(".read \(home.folder.path)/脚\t\r")
        await prompt.expect("文\r\n读到\r\n")
        await prompt.expect("esmql> ")
        prompt.type("select 数\tfrom 清\twhere 区\t= '华北\u{7F}东';\r")
        await prompt.expect("数量\r\n7\r\n")
        #expect(await prompt.leave() == 0)
    }

    @Test func pastedStatementsRunOneByOne() async throws {
        let prompt = try demo()
        await prompt.expect("esmql> ")
        prompt.type(
            "\u{1B}[200~.mode csv\rselect 'a\tb' as tab,\r\t2 as two;\rselect 3 as three;\rselect\u{1B}[201~\r"
        )
        await prompt.expect("tab,two\r\na\tb,2\r\n")
        await prompt.expect("three\r\n3\r\n")
        await prompt.enter("4 as four;", after: "...> ")
        await prompt.expect("four\r\n4\r\n")
        #expect(await prompt.leave() == 0)
        #expect(
            try home.read(".esmql_history")
                == ".mode csv\nselect 'a\tb' as tab,\\n\t2 as two;\nselect 3 as three;\nselect\\n4 as four;\n"
        )
    }

    @Test func twoSessionsShareTheHistoryAndKeepNoSecrets() async throws {
        let first = try demo()
        let second = try demo()
        await first.enter("select 'first' as a;")
        await first.expect("a\r\nfirst\r\n")
        await second.enter("select 'second' as b;")
        await second.expect("b\r\nsecond\r\n")
        await first.enter("\\set token abc")
        await first.enter("select 'again' as c;")
        await first.expect("c\r\nagain\r\n")
        #expect(await first.leave() == 0)
        #expect(await second.leave() == 0)
        let entries = try home.read(".esmql_history")
        #expect(entries == "select 'first' as a;\nselect 'second' as b;\nselect 'again' as c;\n")
        let third = try demo()
        await third.expect("esmql> ")
        third.type("\u{12}'sec")
        await third.expect("second")
        third.type("\r\r")
        await third.expect("b\r\nsecond\r\n")
        await third.enter("\\s 2")
        await third.expect("select 'second' as b;\r\n\\s 2\r\n")
        #expect(await third.leave() == 0)
    }

    @Test func commandsOfPsql() async throws {
        let prompt = try demo()
        await prompt.enter("select 6 * 7 as answer \\gx")
        await prompt.expect("answer")
        await prompt.expect("42")
        await prompt.enter("select 1 as one,")
        await prompt.enter("\\p", after: "...> ")
        await prompt.expect("select 1 as one,\r\n")
        await prompt.enter("\\r", after: "...> ")
        await prompt.enter("\\dt host*")
        await prompt.expect("host_vms\r\n")
        await prompt.enter("\\timing")
        await prompt.enter("select 2 as two;")
        await prompt.expect("1 row in ")
        await prompt.enter("\\timming")
        await prompt.expect("did you mean \\timing?")
        await prompt.enter("\\conninfo")
        await prompt.expect("a simulated site")
        await prompt.enter("\\q")
        #expect(await prompt.status() == 0)
    }

    @Test func theEditorChangesTheStatement() async throws {
        let editor = try home.write("#!/bin/sh\nsed -i 's/one/two/' \"$1\"\n".utf8, to: "editor")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: editor)
        let prompt = try demo(["EDITOR": editor])
        await prompt.enter("select 'one' as a;")
        await prompt.expect("a\r\none\r\n")
        await prompt.enter(".edit")
        await prompt.expect("select 'two' as a;\r\n")
        await prompt.expect("a\r\ntwo\r\n")
        await prompt.enter("select 'one'")
        await prompt.enter("\\e", after: "...> ")
        await prompt.expect("select 'two'")
        await prompt.enter("as b;", after: "...> ")
        await prompt.expect("b\r\ntwo\r\n")
        #expect(await prompt.leave() == 0)
    }

    @Test func aLongAnswerIsPaged() async throws {
        let prompt = try demo(["PAGER": "sed 's/^/paged /'"])
        await prompt.enter(
            "with recursive n(i) as (select 1 union all select i + 1 from n limit 200) select i from n;")
        await prompt.expect("paged i\r\n")
        await prompt.expect("paged 200\r\n")
        await prompt.enter("select 'short' as a;")
        await prompt.expect("a\r\nshort\r\n")
        await prompt.enter(".pager off")
        await prompt.enter(
            "with recursive n(i) as (select 1 union all select i + 1 from n limit 300) select i from n;")
        await prompt.expect("\n300\r\n")
        // A reader that leaves early ends the answer, not the prompt.
        await prompt.enter(".pager head -1")
        await prompt.enter(
            "with recursive n(i) as (select 1 union all select i + 1 from n) select i as endless from n;")
        await prompt.expect("endless\r\n")
        #expect(await prompt.leave() == 0)
    }

    @Test func watchGoesOnUntilItIsInterrupted() async throws {
        let prompt = try demo()
        await prompt.enter(".watch 0.01 select 'seen' as a")
        await prompt.expect("UTC, every 0.01 s: select 'seen' as a")
        await prompt.expect("a\r\nseen\r\n")
        await prompt.expect("a\r\nseen\r\n")
        prompt.type(Prompt.interrupt)
        await prompt.enter(".cache")
        await prompt.expect("1m\r\n")
        #expect(await prompt.leave() == 0)
    }

    @Test func slowStatementsTellHowFarTheyAre() async throws {
        let prompt = try demo([:], "--no-cache")
        let endless =
            "with recursive n(i) as (select count(*) from devices union all select i + 1 from n) select max(i) from n;"
        for _ in 1...3 {
            await prompt.enter(endless)
            await prompt.expect("\r\u{1B}[Kdevices: 1 of 1 page")
            prompt.type(Prompt.interrupt)
            await prompt.expect("error[cancelled]")
        }
        await prompt.enter(".progress off")
        #expect(await prompt.leave() == 0)
    }

    @Test func coloursOfThePrompt() async throws {
        let prompt = try Prompt(["--demo", "-q"], settings: ["TERM": "xterm"], home: home, isPlain: false)
        await prompt.expect("\u{1B}[1;36mesmql>\u{1B}[0m ")
        prompt.type(Prompt.end)
        #expect(await prompt.status() == 0)
    }
}
