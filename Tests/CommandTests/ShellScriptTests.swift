import Testing

@testable import esmql

/// Texts of statements and commands.
@Suite("Shell scripts")
struct ShellScriptTests {
    /// The steps as a line each.
    private func steps(_ text: String) -> [String] {
        let script = ShellScript(text)
        return script.steps.map { step in
            switch step {
            case .statement(let statement): "sql " + script.text(of: statement)
            case .command(let line, let statement):
                line.spelling + (line.rest.isEmpty ? "" : " " + line.rest)
                    + (statement.map { " <- " + script.text(of: $0) } ?? "")
            }
        } + script.diagnostics.map { "error \($0.code.rawValue) at \($0.span?.lower ?? -1)" }
    }

    @Test func commandsAndStatementsInTheirOrder() {
        let text = """
            #!/usr/bin/env -S esmql -f
            -- a comment
            .mode csv
            select 1;
              .print it's 'b c'
            select 2; select 3
            \\g out.csv
            select 4 \\gset p_
            \\echo done;
            select 5
            """
        #expect(
            steps(text) == [
                ".mode csv", "sql select 1", ".print it's 'b c'", "sql select 2", "\\g out.csv <- select 3",
                "\\gset p_ <- select 4", "\\echo done;", "sql select 5",
            ])
    }

    @Test func whatIsWithinStatementsIsNoCommand() {
        #expect(steps("select '\n.mode csv\n\\g';") == ["sql select '\n.mode csv\n\\g'"])
        #expect(steps("/*\n.mode\n*/ select \"\\x\"") == ["sql select \"\\x\""])
        #expect(steps("select\n.5;") == ["sql select\n.5"])
        #expect(steps(".5;").count == 1)
    }

    @Test func aCommandWithinAStatementComesFirst() {
        #expect(steps("select 1\n\\x on\n+ 1;") == ["\\x on", "sql select 1\n     \n+ 1"])
    }

    @Test func placesOfErrorsAreThoseOfTheText() {
        #expect(steps(".mode csv\nselec 1;\n") == [".mode csv", "error syntax-error at 10"])
    }

    @Test func withoutAnythingNothingIsToBeRun() {
        #expect(steps("") == [])
        #expect(steps("-- nothing\n;;") == [])
        #expect(steps(".") != [])
        #expect(steps("\\") == ["\\"])
        #expect(steps("\r\n.mode csv\r\nselect 1;\r\n") == [".mode csv", "sql select 1"])
    }

    @Test func namesAndWords() {
        let line = ShellLine(".PARAM day  '2026 11'")
        #expect(line.name == "param")
        #expect(line.words == ["day", "2026 11"])
        #expect(ShellLine("\\!ls -l").name == "!")
        #expect(ShellLine("\\!ls -l").rest == "ls -l")
        #expect(ShellLine("\\?").name == "?")
        #expect(ShellLine(".quit;").rest == "")
        #expect(ShellLine("\\d+ hosts;").words == ["hosts;"])
    }

    @Test func aTypoGetsTheNearestCommand() {
        func message(_ line: String) -> String {
            do {
                _ = try CommandTable.command(ShellLine(line))
                return ""
            } catch { return error.message }
        }
        #expect(message(".tabels") == "unknown command .tabels; did you mean .tables?")
        #expect(message("\\tming") == "unknown command \\tming; did you mean \\timing?")
        #expect(message(".gset") == "")
        #expect(message("\\mode") == "unknown command \\mode; did you mean .mode?")
        #expect(message(".xyzzy") == "unknown command .xyzzy; .help lists the commands")
    }

    @Test func noTwoCommandsShareASpelling() {
        var seen: Set<String> = []
        for spelling in CommandTable.all.flatMap(\.spellings) {
            #expect(seen.insert(spelling).inserted, "\(spelling)")
        }
        for command in CommandTable.all { #expect(command.summary.chinese != nil, "\(command.name)") }
    }

    @Test(arguments: [
        ("", Duration.seconds(2), nil, nil), ("60", .seconds(60), nil, nil),
        ("0.5 c=3 select 1", .milliseconds(500), 3, "select 1"),
        ("i=1m 'select 1'", .seconds(60), nil, "select 1"),
        ("select 60", .seconds(2), nil, "select 60"),
    ])
    func whatWatchIsTold(_ text: String, _ pause: Duration, _ times: Int?, _ query: String?) throws {
        let arguments = try WatchArguments(ShellCall(line: ShellLine(".watch " + text)))
        #expect(arguments.pause == pause)
        #expect(arguments.times == times)
        #expect(arguments.query == query)
    }

    @Test func patternsOfNames() {
        #expect(NamePattern("host*").matches("hosts"))
        #expect(!NamePattern("host*").matches("ghosts"))
        #expect(NamePattern("host").matches("ghosts"))
        #expect(NamePattern("%_metrics").matches("VM_METRICS"))
        #expect(NamePattern("h?sts").matches("hosts"))
        #expect(!NamePattern("h?").matches("hosts"))
        #expect(NamePattern("*").matches(""))
    }

    @Test(arguments: [
        ("set password = 'x';", true), ("\\set token abc", true), (".param APP_CODE abc", true),
        (".shell curl -H 'X-Auth-Token: abc'", true), ("select * from t where secret='x'", true),
        (".shell psql postgres://me:pw@db/x", true), ("{\"password\": \"x\"}", true),
        ("select token from t;", false), ("select count(*) from hosts where name = 'passw'", false),
        (".read password.sql", false), ("select 'http://a:80/b@c';", false), ("", false),
    ])
    func secretsOfTheHistory(_ text: String, _ isSecret: Bool) {
        #expect(HistorySecrets.hasSecret(text) == isSecret)
    }
}
