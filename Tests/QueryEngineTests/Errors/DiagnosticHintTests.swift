import QueryEngine
import SQLSyntax
import Testing

/// What is said of wrong queries: the words, the place, and what helps.
@Suite struct DiagnosticHintTests {
    /// A query and what its diagnostic must hold.
    struct Case: CustomTestStringConvertible {
        let sql: String
        let place: String?
        let message: String
        let hint: String?
        var testDescription: String { sql }

        init(_ sql: String, at place: String?, _ message: String, hint: String? = nil) {
            self.sql = sql
            self.place = place
            self.message = message
            self.hint = hint
        }
    }

    @Test(
        arguments: Self.aggregates + Self.windows + Self.names + Self.functions + Self.counts + Self.clauses)
    func refused(_ wrong: Case) async throws {
        try await check(
            wrong,
            codes: [
                "invalid-query", "unknown-column", "unknown-table", "ambiguous-column",
                "column-count",
            ])
    }

    @Test(arguments: Self.evaluation)
    func failed(_ wrong: Case) async throws {
        try await check(wrong, codes: ["evaluation"])
    }

    private func check(_ wrong: Case, codes: Set<String>) async throws {
        let error = await failure(wrong.sql, Sites.capacity(), Sites.hosts(), Sites.vms())
        let diagnostic = try #require(error?.diagnostics.first)
        #expect(codes.contains(diagnostic.code.rawValue))
        #expect(diagnostic.message.contains(wrong.message), "\(diagnostic.message)")
        let place = diagnostic.span.map { SourceText(wrong.sql).text(of: $0) }
        #expect(place == wrong.place)
        if let hint = wrong.hint {
            #expect(diagnostic.hints.contains { $0.contains(hint) }, "\(diagnostic.hints)")
        } else {
            #expect(diagnostic.hints.isEmpty, "\(diagnostic.hints)")
        }
    }

    static let aggregates = [
        Case("select 1 from hosts where count(*) > 1", at: "count(*)", "WHERE decides", hint: "HAVING"),
        Case(
            "select 1 from hosts h join capacity c on max(h.region) = 1", at: "max(h.region)", "ON decides",
            hint: "HAVING"),
        Case(
            "select 1 from hosts group by count(*)", at: "count(*)", "GROUP BY makes",
            hint: "group by the columns"),
        Case(
            "select count(*) n from hosts group by n", at: "n", "n, which stands for an aggregate",
            hint: "group by"),
        Case("select count(*) from hosts group by 1", at: "1", "GROUP BY 1 means", hint: "group by"),
        Case(
            "select count(*) n from hosts where n > 1", at: "n", "n, which stands for an aggregate",
            hint: "HAVING"),
        Case("select sum(count(*)) from hosts", at: "count(*)", "inside of sum()", hint: "in a subquery"),
        Case("select host_id from hosts order by count(*)", at: "count(*)", "grouped", hint: "GROUP BY"),
        Case(
            "select group_concat(distinct region, ';') from hosts", at: "group_concat(distinct region, ';')",
            "DISTINCT takes one", hint: "replace()"),
    ]

    static let windows = [
        Case("select rank() from hosts", at: "rank()", "needs OVER", hint: "rank() OVER (ORDER BY …)"),
        Case(
            "select 1 from hosts where row_number() over () = 1", at: "row_number() over ()",
            "WHERE comes before windows", hint: "subquery"),
        Case(
            "select row_number() over () n from hosts where n = 1", at: "n",
            "n, which stands for a window function", hint: "WHERE n = 1"),
        Case("select abs(1) over () from hosts", at: "abs(1) over ()", "no window function", hint: "sum()"),
        Case(
            "select abs(1) filter (where 1) from hosts", at: "abs(1) filter (where 1)",
            "abs() is no aggregate", hint: "CASE"),
        Case(
            "select count(distinct region) over () from hosts", at: "count(distinct region) over ()",
            "do not go together", hint: "subquery"),
        Case(
            "select count(*) over wim from hosts window win as ()", at: "wim", "no such window: wim",
            hint: "did you mean win?"),
        Case(
            "select count(*) over (rows between current row and 1 preceding) from hosts", at: "1",
            "ends before", hint: "earlier bound"),
        Case(
            "select count(*) over (w partition by region) from hosts window w as (order by 1)", at: "w",
            "cannot be given PARTITION BY", hint: "builds on"),
    ]

    static let names = [
        Case("select vm_id from hosts", at: "vm_id", "no such column", hint: "vm_id is a column of host_vms"),
        Case(
            "select h.cores from hosts h join host_vms v using (host_id)", at: "h.cores", "no such column",
            hint: "cores is a column of v"),
        Case(
            "select hosts.host_id from hosts h", at: "hosts.host_id", "no such column",
            hint: "hosts is called h"),
        Case(
            "select capacity.region from hosts h", at: "capacity.region", "no such column",
            hint: "capacity is not in the FROM"),
        Case("select name from hosts", at: "name", "no such column", hint: "did you mean host_name?"),
        Case("select region x, x || '' from hosts", at: "x", "no such column", hint: "write region again"),
        Case("select 1 from hosts where region = \"r1\"", at: "\"r1\"", "no such column", hint: "'r1'"),
        Case(
            "select host_id，region from hosts", at: "host_id，region", "no such column",
            hint: "full-width comma"),
        Case("select 1 from hosts，", at: "hosts，", "no such table", hint: "full-width comma"),
        Case(
            "select h.host_id from hosts h join hosts h", at: "h.host_id", "ambiguous",
            hint: "two tables of the FROM are called h"),
        Case(
            "select 1 from hosts join capacity using (regoin)", at: "regoin", "neither side",
            hint: "did you mean region?"),
        Case(
            "select 1 from hosts join host_vms using (vm_id)", at: "vm_id", "hosts has none",
            hint: "ON a.x = b.y"),
        Case(
            "select 1 from hosts(1)", at: "hosts", "no such table-valued function", hint: "hosts is a table"),
        Case("select now from hosts", at: "now", "no such column", hint: "write now()"),
    ]

    static let functions = [
        Case(
            "select lenght(region) from hosts", at: "lenght", "no such function: lenght",
            hint: "did you mean length()?"),
        Case("select nvl(region, '') from hosts", at: "nvl", "no such function: nvl", hint: "ifnull(x, y)"),
        Case("select json_each('[]')", at: "json_each", "no such function", hint: "write it in FROM"),
        Case(
            "select substr('a')", at: "substr('a')", "it takes 2 or 3, not 1",
            hint: "substr(text, start, length)"),
        Case("select now(1)", at: "now(1)", "it takes none, not 1", hint: "write now()"),
        Case("select abs(*)", at: "abs(*)", "it takes 1, not *", hint: "write abs(x)"),
        Case("select count(distinct 1, 2)", at: "count(distinct 1, 2)", "not 2", hint: "SELECT DISTINCT"),
        Case("select load_extension('x')", at: "load_extension('x')", "not allowed"),
    ]

    static let counts = [
        Case("values (1, 2), (3)", at: "3", "this row of VALUES has 1 value, the first one has 2"),
        Case(
            "select 1, 2 union all select 3", at: "3", "this UNION ALL has 1 column, the first one has 2",
            hint: "NULL"),
        Case(
            "select * from hosts except select 1, 2, 3, 4", at: "1, 2, 3, 4",
            "has 4 columns, the first one has 3"),
        Case(
            "with t(a, b) as (select 1) select * from t", at: "a, b",
            "2 names for columns, and the query gives 1 column"),
        Case("select 1 in (select 1, 2)", at: "select 1, 2", "has 2 columns, and 1 is due", hint: "EXISTS"),
        Case(
            "select (1, 2) = (1, 2, 3)", at: "(1, 2) = (1, 2, 3)", "2 values cannot be compared with 3",
            hint: "same length"),
        Case("select abs((1, 2))", at: "(1, 2)", "one value is due", hint: "compared"),
        Case("select (1, 2) in ((1, 2), 3)", at: "3", "has 1 value, and 2 stand left of IN", hint: "VALUES"),
    ]

    static let clauses = [
        Case("select 1 having 1", at: "1", "HAVING decides on groups", hint: "WHERE"),
        Case(
            "select host_id from hosts order by 2", at: "2",
            "ORDER BY 2 means column 2 of the result, which has 1 column"),
        Case(
            "select 1 x union select 2 order by x + 1", at: "x + 1", "none of them", hint: "the columns are x"
        ),
        Case(
            "select 'a' collate german order by 1", at: "german", "no such collation: german", hint: "NOCASE"),
        Case(
            "with t as (select 1), t as (select 2) select * from t", at: "t", "two tables of this WITH",
            hint: "another name"),
        Case(
            "with t(n) as (select 1 union all select max(n) from t) select * from t", at: "max(n)",
            "takes no aggregate", hint: "outside"),
        Case("select -0x8000000000000000", at: "0x8000000000000000", "too big for 64 bits"),
    ]

    static let evaluation = [
        Case("select ago('5 parsecs')", at: "ago('5 parsecs')", "ago() takes a span"),
        Case("select ago('1h') < ago('x')", at: "ago('x')", "ago() takes a span"),
        Case("select 'a' regexp '('", at: "'('", "no regular expression"),
        Case("select regexp_like('a', '[')", at: "'['", "no regular expression"),
        Case("select 1 limit 'x'", at: "'x'", "LIMIT and OFFSET take integers", hint: "LIMIT 10"),
        Case("select 'a' like 'b' escape 'cd'", at: "'cd'", "single character"),
        Case("select json('{')", at: "json('{')", "malformed JSON", hint: "json_valid"),
        Case("select json_extract('{}', 'a')", at: "'a'", "JSON path error near 'a'", hint: "begins with $"),
        Case("select json('{') || json('[')", at: nil, "malformed JSON", hint: "json_valid"),
        Case("select abs(-9223372036854775808)", at: "abs(-9223372036854775808)", "integer overflow"),
        Case("select ntile(0) over ()", at: "ntile(0) over ()", "ntile"),
        Case("select count(*) over (rows 'a' preceding)", at: "'a'", "not negative"),
        Case("select * from generate_series(1, 2, 0)", at: "generate_series(1, 2, 0)", "must not be 0"),
        Case("select 'a' match 'b'", at: "'a' match 'b'", "full-text search", hint: "LIKE"),
        Case("select percentile(1, 200)", at: "percentile(1, 200)", "from 0 to 100"),
    ]

    @Test func aParameterWithoutAValueHasAPlace() async throws {
        let sql = "select 1 from hosts where region = :region"
        let error = await failure(sql, Sites.hosts())
        let diagnostic = try #require(error?.diagnostics.first)
        #expect(diagnostic.code.rawValue == "unbound-parameter")
        #expect(diagnostic.span == SourceSpan(sql.utf8.count - 7, sql.utf8.count))
        #expect(diagnostic.hints.contains { $0.contains("--param region=") })
    }

    @Test func placesAreThoseOfTheUsersTextBehindAView() async throws {
        let engine = engine([Sites.hosts()])
        _ = try await engine.query("create view v as select host_id, region from hosts")
        let sql = "select abs() from v"
        do {
            _ = try await engine.query(sql)
            Issue.record("the query was taken")
        } catch { #expect(error.diagnostics.first?.span == SourceSpan(7, 12)) }
        // Once it runs, the place is better left out than wrong.
        let result = try await engine.query("select ago('x') from v")
        do {
            _ = try await result.allRows()
            Issue.record("the query was answered")
        } catch { #expect(error.diagnostics.first?.span == nil) }
    }
}
