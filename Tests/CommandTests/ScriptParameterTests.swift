import ESMQL
import Foundation
import Testing

@testable import esmql

/// The parameters that scripts declare.
@Suite("Declared parameters")
struct ScriptParameterTests {
    /// 2026-11-29 15:16:40 UTC.
    private static let now: Int64 = 1_795_965_400_000

    private static let script = """
        #!/usr/bin/env -S esmql -f
        -- What it answers.
        -- :param day date = yesterday -- the day to report
        -- :param region = 'cn east'
        -- :param limit integer
        -- :param since time = now-6h

        select :day, :region, :limit, :since, :other;
        -- :param late date
        """

    private func header(_ text: String) throws -> ScriptHeader { try ScriptHeader(ShellScript(text)) }

    @Test func theHeaderDeclaresThem() throws {
        let header = try header(Self.script)
        #expect(header.declarations.map(\.name) == ["day", "region", "limit", "since"])
        #expect(header.declarations.map(\.type) == [.date, .text, .integer, .time])
        #expect(header.declarations.map(\.standard) == ["yesterday", "cn east", nil, "now-6h"])
        #expect(header.declarations[0].summary == "the day to report")
        #expect(header.used == ["day", "region", "limit", "since", "other"])
    }

    @Test func valuesHaveTheirTypes() throws {
        let header = try header(Self.script)
        let values = try ScriptParameters(["limit=007", "region=a=b"], for: header, now: Self.now).values
            .named
        #expect(
            values == [
                "day": "2026-11-28", "region": "a=b", "limit": 7, "since": "2026-11-29 09:16:40",
            ])
    }

    @Test(arguments: [
        (["limit=x"], "The parameter limit is wrong: it takes a whole number, not 'x'."),
        ([], "The script needs --param limit=…."),
        (["limit=1", "dya=2026-11-01"], "The script has no parameter dya; did you mean day?"),
        (
            ["limit=1", "day=soon"],
            "it takes a day such as 2026-11-01, today, yesterday or today-7d (UTC), not 'soon'"
        ),
    ])
    func whatIsWrongIsTold(_ options: [String], _ message: String) throws {
        let header = try header(Self.script)
        do {
            _ = try ScriptParameters(options, for: header, now: Self.now)
            Issue.record("it was taken")
        } catch { #expect("\(error)".contains(message)) }
    }

    @Test(arguments: [
        (ParameterType.date, "2026-11-01", Value.text("2026-11-01")), (.date, "today", "2026-11-29"),
        (.date, "today-7d", "2026-11-22"), (.date, "Tomorrow", "2026-11-30"),
        (.time, "2026-11-01T08:00:00+08:00", "2026-11-01 00:00:00"), (.time, "now", "2026-11-29 15:16:40"),
        (.time, "yesterday + 1h", "2026-11-28 01:00:00"), (.duration, "1.5h", "1.5h"),
        (.real, "-2.5e3", -2500.0),
        (.list, "a, \"b\",中", "[\"a\",\"\\\"b\\\"\",\"中\"]"), (.list, "", "[]"), (.text, "5", "5"),
        (.integer, "-5", -5),
    ])
    func textsBecomeValues(_ type: ParameterType, _ text: String, _ value: Value) throws {
        #expect(try type.value(text, now: Self.now) == value)
    }

    @Test(arguments: [
        (ParameterType.date, "2026-13-01"), (.time, "8 o'clock"), (.duration, "soon"), (.real, "inf"),
        (.integer, "1.5"), (.date, "today-99999w"),
    ])
    func whatATypeDoesNotTake(_ type: ParameterType, _ text: String) {
        #expect(throws: CommandError.self) { try type.value(text, now: Self.now) }
    }

    @Test(arguments: [
        ("-- :param", "line 1"), ("-- :param 1x", "line 1"),
        ("\n-- :param day dote", "there are text, integer"),
        ("-- :param a\n-- :param a", "declared twice"), ("-- :param a text nonsense", "declared as"),
    ])
    func wrongDeclarations(_ text: String, _ words: String) {
        do {
            let header = try header(text)
            #expect(header.declarations.isEmpty && text == "-- :param")
        } catch { #expect("\(error)".contains(words)) }
    }

    @Test func fromTheCommandLine() async throws {
        let home = try Workspace()
        let path = try home.write(
            "-- :param service text = EVS\n-- :param zones list = a,b\n.mode csv\nselect :service as s, (select count(*) from json_each(:zones)) as n;"
                .utf8,
            to: "daily.sql")
        try await Esmql.run(["--demo", "-f", path]).expectOutput("s,n\nEVS,2\n")
        try await Esmql.run(["--demo", "-f", path, "--param", "service=ECS", "--param", "zones=x"])
            .expectOutput("s,n\nECS,1\n")
        try await Esmql.run(["-f", path, "--list-params", "--format", "csv"]).expectOutput(
            "parameter,type,default,summary\nservice,text,EVS,\"\"\nzones,list,\"a,b\",\"\"\n")
        try await Esmql.run(["--demo", "-f", path, "--param", "servcie=x"])
            .expectFailure(2, ["no parameter servcie; did you mean service?"])
        // A script that another one reads has its defaults too, and the types of its parameters.
        let day = try home.write("-- :param day date = today\nselect :day as d;".utf8, to: "day.sql")
        let outer =
            ".mode csv\n.param day '2026-11-01 00:00'\n.read \(day)\n.param\n.param clear\n.read \(path)\n.param"
        try await Esmql.run(["--demo"], input: outer).expectOutput(
            "d\n2026-11-01\nparameter,value\nday,2026-11-01 00:00\ns,n\nEVS,2\nparameter,value\n")
    }
}
