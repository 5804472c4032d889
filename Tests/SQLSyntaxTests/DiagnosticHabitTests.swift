import SQLSyntax
import Testing

/// Hints for what people bring along from elsewhere.
@Suite struct DiagnosticHabitTests {
    @Test(arguments: [
        ("use hosts", "use", "SHOW TABLES"), ("call f()", "call", "no procedures"),
        ("merge into t", "merge", "statements read"), ("truncate t", "truncate", "statements read"),
        ("from t select a", "from", "SELECT * FROM"), ("quit", "quit", ".quit"), ("help", "help", ".help"),
        ("\\d hosts", "\\", "DESCRIBE table"), (".tables", ".", "a line of the prompt"),
        ("show databases", "databases", "SHOW TABLES"), ("show columns from t", "columns", "DESCRIBE"),
        ("show variables", "variables", "SHOW SETTINGS"),
        ("select from t", "from", "between SELECT and FROM"),
        ("select from from t", "from", "as in \"from\""), ("select a from t where a not = 1", "not", "<>"),
        ("select a from t where a is not in (1)", "in", "NOT IN"),
        ("select a from t where a is like 'x'", "'x'", "x LIKE"),
        ("select * except (a) from t", "(", "name the columns"),
        ("select * exclude (a) from t", "exclude", "name the columns"),
        ("select a from t offset 5", "5", "LIMIT -1 OFFSET 5"),
        ("select isnull(a, 1)", "isnull", "ifnull(x, y)"),
        ("select exists(1)", "1", "EXISTS (SELECT …)"), ("select cast(a, text)", ",", "CAST(x AS type)"),
        ("select case when 1 then 2 from t", "from", "END of a CASE"),
        ("select a from t group by a where b", "where", "WHERE comes before GROUP BY"),
        ("select a from t limit 1 order by a", "order", "ORDER BY comes before LIMIT"),
        ("select a from t where a where b", "where", "write AND"),
        (
            "select a from (select b from t limit 1) order by a where b", "where",
            "WHERE comes before ORDER BY"
        ),
        ("select a from t, ;", ";", "a comma too many"), ("select {1}", "{", "'{\"a\": 1}'"),
        ("select a from t where b = 'x and c = 'y';", "y", "is a quote missing"),
        ("select a from t where b = 'z and c = 'x';", "x';", "is a quote missing"),
        ("pragma table_info(t)", "pragma", "DESCRIBE"), ("begin", "begin", "no transaction"),
        ("attach 'f' as x", "attach", "--attach"),
        ("insert into t values (1)", "insert", "CREATE TABLE name AS"),
    ])
    func habitsAreKnown(sql: String, place: String, hint: String) throws {
        let diagnostic = try diagnostic(sql)
        #expect(text(diagnostic.span, of: sql) == place)
        #expect(diagnostic.hints.count == 1, "\(diagnostic.hints)")
        #expect(diagnostic.hints.first?.contains(hint) == true, "\(diagnostic.hints)")
    }

    @Test(arguments: [
        "select a from t where b in (select c from u where d) order by a",
        "select a, (select b from u limit 1) from t where c", "select exists (select 1)",
        "select cast(a as text)",
        "select case when 1 then 2 end from t", "select a from t limit 10, 5", "select a from t where b == 1",
    ])
    func whatIsRightIsTaken(sql: String) {
        #expect(SQLParser.parse(sql).diagnostics.isEmpty)
    }

    @Test func aWordOfANameIsNearIt() {
        let names = ["host_id", "host_name", "cluster_name", "region"]
        #expect(Nearest.names(to: "name", among: names) == ["host_name", "cluster_name"])
        #expect(Nearest.names(to: "x", among: ["y", "id"]).isEmpty)
        #expect(Nearest.names(to: "y", among: ["y", "id"]) == ["y"])
    }
}
