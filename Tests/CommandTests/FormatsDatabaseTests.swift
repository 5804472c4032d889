import Foundation
import QueryEngine
import Testing

@testable import esmql

/// `--format sqlite`: answers as tables of a database file.
@Suite("Database files")
struct FormatsDatabaseTests {
    /// The answers of queries over a database file, as JSON.
    private static func ask(_ file: String, _ query: String) async throws -> String {
        let outcome = try await Esmql.run(["--attach", file, "--format", "ndjson", "-c", query])
        #expect(outcome.status == 0, "\(outcome.error)")
        return outcome.output
    }

    @Test func `values come back as they were, and columns have the types of their values`() async throws {
        let files = try Workspace()
        let path = files.path("x.db")
        let query = """
            select column1 as i, column2 as r, column3 as "t 'x'", column4 as b, column5 as m, column6 as n,
              column1 as I from (values
              (9223372036854775807, 1.5, '中 ''"', x'00ab', 1, null), (-1, 9e999, '', x'', '1', null),
              (null, null, null, null, 2.5, null))
            """
        let outcome = try await Esmql.run(["-q", "--demo", "-o", path, "-c", query])
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.output.isEmpty)
        let types = try await Self.ask(
            path,
            """
            select typeof(i) ||','|| typeof(r) ||','|| typeof("t 'x'") ||','|| typeof(b) ||','|| typeof(m)
              ||','|| typeof(n) ||','|| typeof(I_2) as t from result
            """)
        #expect(
            types == """
                {"t":"integer,real,text,blob,integer,null,integer"}
                {"t":"integer,real,text,blob,text,null,integer"}
                {"t":"null,null,null,null,real,null,null"}

                """)
        let values = try await Self.ask(path, "select * from result")
        #expect(
            values == """
                {"i":9223372036854775807,"r":1.5,"t 'x'":"中 '\\"","b":"00AB","m":1,"n":null,"I_2":9223372036854775807}
                {"i":-1,"r":1e999,"t 'x'":"","b":"","m":"1","n":null,"I_2":-1}
                {"i":null,"r":null,"t 'x'":null,"b":null,"m":2.5,"n":null,"I_2":null}

                """)
        let columns = try await Self.ask(path, "describe result")
        for line in [#""column":"i","type":"INTEGER""#, #""column":"r","type":"REAL""#] {
            #expect(columns.contains(line), "\(columns)")
        }
    }

    @Test func `each answer is a table, and a statement without one is none`() async throws {
        let files = try Workspace()
        let path = files.path("x.sqlite")
        let outcome = try await Esmql.run([
            "--demo", "-q", "-o", path, "--table", "t", "-c",
            "select 1 as a; create table k as select 5 as x; select * from k where 0; set window = '1d'; select 3 as c",
        ])
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try await Self.ask(path, "select (select a from t) + c as s from t_3") == "{\"s\":4}\n")
        #expect(try await Self.ask(path, "select count(*) as n from t_2") == "{\"n\":0}\n")
    }

    @Test func `a file that is there is replaced only when that is asked for`() async throws {
        let files = try Workspace()
        let path = try files.write(Array("precious".utf8), to: "x.db")
        let run = ["--demo", "-q", "--format", "sqlite", "-o", path, "-c", "select 1 as a"]
        let refused = try await Esmql.run(run)
        refused.expectFailure(2, ["exists", "--overwrite"])
        #expect(try files.read("x.db") == "precious")
        let replaced = try await Esmql.run(run + ["--overwrite"])
        #expect(replaced.status == 0, "\(replaced.error)")
        #expect(try await Self.ask(path, "select a from result") == "{\"a\":1}\n")
    }

    @Test func `a run that fails leaves no file, one that goes on has the answers that there were`()
        async throws
    {
        let files = try Workspace()
        let run = ["--demo", "-q", "-o", files.path("x.db"), "-c"]
        let statements = "select 1 as a; select abs(-9223372036854775808) as b; select 3 as c"
        let failed = try await Esmql.run(run + [statements])
        #expect(failed.status == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: files.folder.path).isEmpty)
        let kept = try await Esmql.run(["--keep-going"] + run + [statements])
        #expect(kept.status == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: files.folder.path) == ["x.db"])
        #expect(try await Self.ask(files.path("x.db"), "select c from result_2") == "{\"c\":3}\n")
    }

    @Test(arguments: [
        ["--format", "sqlite"], ["--format", "sqlite", "-o", "/nowhere/x.db"], ["--table", "t"],
        ["-o", "x.db", "--table", ""], ["-o", "x.db", "--table", "SQLite_t"],
    ])
    func `what cannot be done is said before anything is asked`(options: [String]) async throws {
        let outcome = try await Esmql.run(["--demo", "-q", "-c", "select 1 as a"] + options)
        outcome.expectFailure(2, [])
    }

    @Test func `an output that is given up leaves nothing`() throws {
        let files = try Workspace()
        do {
            let output = DatabaseOutput(path: files.path("x.db"), table: "result", overwrites: false)
            try output.begin(columns: [ResultColumn(name: "a")], names: ["a"])
            try output.insert(Row([1]))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: files.folder.path).isEmpty)
    }

    @Test func `a file that comes up meanwhile stays`() throws {
        let files = try Workspace()
        let output = DatabaseOutput(path: files.path("x.db"), table: "result", overwrites: false)
        try output.begin(columns: [ResultColumn(name: "a")], names: ["a"])
        try output.end()
        _ = try files.write(Array("precious".utf8), to: "x.db")
        #expect(throws: OutputError.self) { try output.finish() }
        #expect(try files.read("x.db") == "precious")
        #expect(try FileManager.default.contentsOfDirectory(atPath: files.folder.path) == ["x.db"])
    }
}
