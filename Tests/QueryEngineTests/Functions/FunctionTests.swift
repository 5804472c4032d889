import QueryEngine
import Testing

@Suite struct FunctionTests {
    @Test(arguments: [
        ("'ecs-0042' regexp '^ecs-[0-9]+$'", 1 as Value), ("'ecs' not regexp 'x|y'", 1),
        ("regexp_like('主机7', '机\\d')", 1),
        ("null regexp 'a'", nil), ("concat('a', null, 1, 2.5)", "a12.5"),
        ("concat_ws('-', 'a', null, 'b')", "a-b"),
        ("concat_ws(null, 'a')", nil),
        ("time_bucket('5m', '2026-11-01 10:07:59.999')", "2026-11-01 10:05:00"),
        ("time_bucket('1d', '2026-11-01 10:07:59')", "2026-11-01 00:00:00"), ("time_bucket('1h', null)", nil),
        ("now()", "2026-11-01 00:00:00"), ("ago('90s')", "2026-10-31 23:58:30"),
        ("ago('1.5h')", "2026-10-31 22:30:00"),
    ])
    func `a function of a row`(expression: String, value: Value) async throws {
        #expect(try await ask("select \(expression)").rows == [[value]])
    }

    @Test func `aggregates that SQLite lacks`() async throws {
        let values = "(values (1), (4), (null), (2), (3)) as v"
        let answer = try await ask(
            """
            select median(column1), percentile(column1, 25), round(stddev(column1), 6), string_agg(column1, '+')
            from \(values)
            """)
        #expect(answer.rows == [[2.5, 1.75, 1.290994, "1+4+2+3"]])
        let none = try await ask(
            "select median(column1), stddev(column1), string_agg(column1, ',') from \(values) where 0")
        #expect(none.rows == [[nil, nil, nil]])
        let grouped = try await ask(
            "select column1 % 2, median(column1) from \(values) where column1 > 0 group by 1 order by 1")
        #expect(grouped.rows == [[0, 3.0], [1, 2.0]])
    }

    @Test(arguments: [
        ("sparkline(column2 order by column1)", "▁▅█" as Value), ("sparkline(column2, column1)", "▁▅█"),
        ("sparkline(column2 order by column1 desc)", "█▅▁"),
        ("sparkline(column2 order by column1 asc)", "▁▅█"),
        ("sparkline(column2 order by column1) filter (where column1 <> 2)", "▁█"),
        ("sparkline(null)", "   "), ("sparkline('x')", "   "), ("sparkline(7)", "▄▄▄"),
        ("sparkline(nullif(column2, 20) order by column1)", "▁ █"),
        ("sparkline(9e999 * (column1 - 2) order by column1)", "   "),
        ("sparkline(1e308 * (column1 - 2) order by column1)", "▁▅█"),
        ("count(*) filter (where column1 in (1, 3)) || sparkline(column1 order by - column1)", "2█▅▁"),
    ])
    func `a sparkline is a text of a block for each row`(expression: String, text: Value) async throws {
        let rows = "(values (3, 30), (1, 10), (2, 20)) as v"
        #expect(try await ask("select \(expression) from \(rows)").rows == [[text]])
        #expect(try await ask("select \(expression) from \(rows) group by column1 > 0").rows == [[text]])
    }

    @Test func `a sparkline of many rows shows their means`() async throws {
        let answer = try await ask(
            "select sparkline(value order by value), sparkline(value) from generate_series(1, 8000)")
        let line = "▁▁▁▁▁▂▂▂▂▂▃▃▃▃▃▄▄▄▄▄▅▅▅▅▅▆▆▆▆▆▇▇▇▇▇█████"
        #expect(answer.rows == [[.text(line), .text(line)]])
        #expect(
            try await ask("select sparkline(value) from generate_series(1, 0)").rows == [[nil]])
    }

    @Test(arguments: [
        "select sparkline()", "select sparkline(1, 2, 3)", "select sparkline(1, 2, 'desc', 4)",
        "select sparkline(1, 2 order by 3)", "select sparkline(1 order by 2, 3)",
        "select sum(1 order by 2)",
    ])
    func `a sparkline that is asked for wrongly is an error of the query`(query: String) async {
        #expect(await failure(query)?.category == .query)
    }

    @Test func `aggregates of ours group a query like SQLite's own`() async throws {
        let site = Sites.metrics(count: 10)
        #expect(try await ask("select median(value) from metrics limit 1", site).rows == [[4.5]])
    }

    @Test func `generate_series counts up, down, in steps and from columns`() async throws {
        #expect(try await ask("select value from generate_series(1, 5, 2)").rows == [[1], [3], [5]])
        #expect(try await ask("select value from generate_series(3, 1, -1)").rows == [[3], [2], [1]])
        #expect(try await ask("select value from generate_series(7) limit 2").rows == [[7], [8]])
        #expect(try await ask("select count(*) from generate_series(1, 0)").rows == [[0]])
        #expect(
            try await ask(
                "select value from generate_series(9223372036854775806, 9223372036854775807)"
            ).rows == [[9_223_372_036_854_775_806], [9_223_372_036_854_775_807]])
        #expect(
            try await ask(
                "select h.n, s.value from (select 2 as n) h join generate_series(1, h.n) s order by 2"
            ).rows
                == [[2, 1], [2, 2]])
    }

    @Test(arguments: [
        "select regexp_like('a', '(')", "select ago('soon')", "select time_bucket('0s', '2026-01-01')",
        "select concat()",
        "select 'a' regexp replace(hex(zeroblob(10000)), '00', '[')",
        "select * from generate_series(1, 5, 0)", "select percentile(1, 101)",
    ])
    func `wrong arguments are an error of the query`(query: String) async {
        #expect(await failure(query)?.category == .query)
    }
}
