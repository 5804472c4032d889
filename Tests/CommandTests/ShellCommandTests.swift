import Foundation
import Testing

@testable import esmql

/// Commands of the shell in scripts.
@Suite("Commands in scripts", .serialized, .timeLimit(.minutes(5)))
struct ShellCommandTests {
    private func run(_ script: String, _ arguments: String...) async throws -> Outcome {
        try await Esmql.run(["--demo", "-q"] + arguments, input: script)
    }

    @Test func theFormOfTheAnswers() async throws {
        try await run(
            """
            .mode csv
            select 1 as a, null as b;
            .nullvalue NIL
            .headers off
            select 1 as a, null as b;
            .mode json
            select 1 as a;
            \\x
            select 2 as b;
            \\x
            .mode
            .mode md
            select 3 as c \\gx
            .mode table
            \\t on
            select 4 as d, null;
            """
        ).expectOutput(
            """
            a,b
            1,
            1,NIL
            [{"a":1}]
            b = 2

            json
            c = 3

            ┌───┬─────┐
            │ 4 │ NIL │
            └───┴─────┘

            """.replacing("b = 2\n\n", with: "b = 2\n").replacing("c = 3\n\n", with: "c = 3\n"))
    }

    @Test func answersGoElsewhere() async throws {
        let home = try Workspace()
        let script = """
            .mode csv
            .once '\(home.path("one file.csv"))'
            select 1 as a;
            select 2 as b;
            .output \(home.path("rest.csv"))
            select 3 as c;
            .print done
            .output
            select 4 as d \\g \(home.path("four.csv"))
            select 5 as e \\g |tr e E
            select 6 as f;
            """
        try await run(script).expectOutput("b\n2\nE\n5\nf\n6\n")
        #expect(try home.read("one file.csv") == "a\n1\n")
        #expect(try home.read("rest.csv") == "c\n3\ndone\n")
        #expect(try home.read("four.csv") == "d\n4\n")
    }

    @Test func scriptsReadOneAnother() async throws {
        let home = try Workspace()
        _ = try home.write(".mode csv\nselect 1 as a;\n.quit\nselect 2 as b;\n".utf8, to: "inner.sql")
        let loop = try home.write(".read \(home.path("loop.sql"))\n".utf8, to: "loop.sql")
        try await run(".read \(home.path("inner.sql"))\nselect 3 as c;\n").expectOutput("a\n1\n")
        try await run("\\i \(loop)").expectFailure(1, ["error[command]", "32 deep"])
        try await run(".read /nonexistent.sql\nselect 1;").expectFailure(2, ["error[file]"])
    }

    @Test func aResultBecomesParameters() async throws {
        try await run(
            """
            .mode csv
            select 'EVS' as service, 2 as n \\gset
            select distinct service, :n as n from capacity where service = :service;
            .param set limit 1
            .param list
            \\unset n
            select :limit as l;
            .param clear
            .param
            """
        ).expectOutput(
            "service,n\nEVS,2\nparameter,value\nlimit,1\nn,2\nservice,EVS\nl\n1\nparameter,value\n")
        try await run("select 1 union select 2 \\gset").expectFailure(1, ["the answer has 2 rows"])
        try await run("\\gset").expectFailure(1, ["there is no statement yet"])
    }

    @Test func theSameQueryAgain() async throws {
        try await run(
            ".mode csv\nselect 1 as a;\n\\g\n.watch 0.01 c=2\n.watch i=0.01 c=1 'select 2 as b'\n.last json\n"
        )
        .expectOutput(
            "a\n1\na\n1\na\n1\na\n1\nb\n2\n[{\"b\":2}]\n".replacing("[{\"b\":2}]", with: "[{\"a\":1}]"))
        let plan = try await run(
            "select 1;\n.explain\n.explain on\nselect 2;\n.explain select count(*) from hosts", "--format",
            "csv")
        #expect(plan.output.contains("select 1"))
        #expect(plan.output.contains("select 2"))
        #expect(plan.output.contains("GET /rest/"))
    }

    @Test func settingsAndTheCache() async throws {
        let outcome = try await run(
            """
            .mode csv
            .cache
            .cache 5m
            .cache
            .settings max_requests 7
            .cache clear hosts
            .cache off
            .echo on
            .settings
            """)
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("1m\n5m\nsetting,value,summary\n"))
        for line in ["\nmax_requests,7,", "\ncache_ttl,off,", "\nmode,csv,", "\necho,on,"] {
            #expect(outcome.output.contains(line), "\(line)")
        }
        try await run(".settings windwo 1h").expectFailure(1, ["no such setting: windwo"])
        try await run(".site").expectOutput("a simulated site (--demo)\n")
        try await run(".tables host*").expectOutput("host_metrics\nhosts\nhost_vms\n")
        let functions = try await run(".functions time_*")
        #expect(functions.output.contains("time_bucket"))
    }

    @Test func timingIsToldWhereItIsAskedFor() async throws {
        let outcome = try await Esmql.run(
            ["--demo", "--format", "csv"],
            input:
                ".timer on\nselect count(*) > 0 as some from devices;\nselect region from devices limit 1;\nselect 1 as a;"
        )
        let lines = outcome.error.split(separator: "\n").map(String.init)
        try #require(lines.count == 3)
        #expect(
            lines[0].hasPrefix("1 row from 1 request of 0 rows, in ")
                || lines[0].hasPrefix("1 row from 1 request of "))
        #expect(lines[2].hasPrefix("1 row in "))
    }

    @Test(arguments: [
        (".nope", "unknown command .nope"), (".tabels", "did you mean .tables?"),
        (".mode xml", ".mode takes one of table"),
        (".timer maybe", ".timer takes on or off, not maybe"), (".read", ".read takes the path of a file"),
        (".edit", ".edit works at the prompt only"), (".watch c=0 select 1", "takes seconds above 0"),
        (".once", ".once takes the path"), (".last", "there is no answer that was kept"),
        (".shell exit 3", "status 3"),
        (".cd /nonexistent", "no folder"), (".unset x", "no parameter x"), (".schema", ""),
    ])
    func whatIsWrongIsTold(_ command: String, _ words: String) async throws {
        let outcome = try await run(command)
        guard !words.isEmpty else {
            #expect(outcome.status == 0)
            return
        }
        outcome.expectFailure(1, ["error[command]", words])
    }

    @Test func theFirstErrorEndsAScriptUnlessItIsToGoOn() async throws {
        let script = ".mode csv\nselect 1 as a;\n.nope\nselect 2 as b;"
        let stopped = try await run(script)
        #expect(stopped.output == "a\n1\n")
        #expect(stopped.status == 1)
        for outcome in [try await run(script, "--keep-going"), try await run(".bail off\n" + script)] {
            #expect(outcome.output == "a\n1\nb\n2\n")
            #expect(outcome.status == 1)
        }
    }

    @Test func onlyTheSyntaxIsChecked() async throws {
        try await Esmql.run(["--parse-only"], input: ".mode csv\nselect 1 \\gset\n").expectOutput("")
        try await Esmql.run(["--parse-only"], input: "select 1;\n.moed csv\n")
            .expectFailure(1, ["unknown command .moed; did you mean .mode?"])
    }

    @Test func helpTellsEveryCommandInTwoLanguages() async throws {
        let english = try await run(".help")
        let chinese = try await Esmql.run(
            ["--demo", "-q"], settings: ["LC_ALL": "zh_CN.UTF-8"], input: "\\?")
        for command in CommandTable.all {
            #expect(english.output.contains("  " + CommandHelp.usage(of: command)))
            #expect(english.output.contains(command.summary.english))
            #expect(chinese.output.contains(command.summary[.chinese]))
        }
        try await run(".help gset").expectOutput(
            ".gset, \\gset [PREFIX]\n  run it and keep the one row of its answer as parameters: :column\n  also: \\gset\n"
        )
        try await run(".help nope").expectFailure(1, ["unknown command .nope"])
    }

    /// A command with a statement that is wrong, and the excerpt; nil where the user has not written the statement.
    static let wrongStatements: [(command: String, excerpt: String?)] = [
        (".explain select nosuch from hosts", "1 | select nosuch from hosts\n  |        ^^^^^^\n"),
        (".chart select 1, nosuch from hosts", "1 | select 1, nosuch from hosts\n  |           ^^^^^^\n"),
        (".watch 1 select nosuch from hosts", "1 | select nosuch from hosts\n  |        ^^^^^^\n"),
        ("select 1,\n  nosuch from hosts \\gx", "4 |   nosuch from hosts "),
        ("select 1,\n  nosuch from hosts \\gset", "4 |   nosuch from hosts "),
        (".schema nosuch", nil), ("\\d nosuch", nil), (".cache clear nosuch", nil),
    ]

    @Test(arguments: wrongStatements)
    func errorsOfCommandsShowTheirOwnStatement(_ command: String, _ excerpt: String?) async throws {
        let outcome = try await run("-- A comment.\n.mode csv\n\(command)\n")
        outcome.expectFailure(1, excerpt.map { ["error[unknown-column]", $0] } ?? ["error[unknown-table]"])
        #expect(excerpt != nil || !outcome.error.contains("-->"))
    }

    @Test func theDocumentsExamplesAnswer() async throws {
        let home = try Workspace()
        let blocks = try Document("docs/prompt.md").blocks.filter { $0.language == "sql" }
        #expect(blocks.count >= 2)
        for block in blocks {
            let text = block.lines.joined(separator: "\n")
            let file = try home.write(text.utf8, to: "example.sql")
            let parameter = text.contains(":least") ? "--param least=0" : ""
            let command = "exec '\(Esmql.path)' --demo -q -f '\(file)' \(parameter)"
            let outcome = try await Esmql.run(
                ["-c", "cd '\(home.folder.path)' && \(command)"], executable: "/bin/sh")
            #expect(outcome.status == 0 && outcome.error.isEmpty, "\(text)\n\(outcome.error)")
            #expect(outcome.output.split(separator: "\n").count > 1, "\(text)\n\(outcome.output)")
        }
    }

    @Test func theDocumentHasEveryCommandAndNoOther() throws {
        let text = try Document("docs/prompt.md").text
        let shown = Set(text.matches(of: #/(?m)^\| `(\.[a-z]+)/#).map { String($0.1) })
        #expect(shown == Set(CommandTable.all.map { "." + $0.name }))
        for command in CommandTable.all {
            let row = text.split(separator: "\n").first {
                $0.hasPrefix("| `.\(command.name)")
                    && !($0.dropFirst(4 + command.name.count).first?.isLetter ?? false)
            }
            for spelling in command.spellings { #expect(row?.contains(spelling) == true, "\(spelling)") }
        }
    }
}
