import SQLSyntax
import Testing

@Suite struct ParserSelectTests {
    @Test func clausesGoWhereTheyBelong() throws {
        let sql = """
            SELECT DISTINCT a, count(*) n FROM t WHERE x GROUP BY a, b HAVING n > 1 \
            WINDOW w AS (ORDER BY a) ORDER BY 1 DESC NULLS LAST, 2 LIMIT 3 OFFSET 4
            """
        let query = try query(sql)
        let select = try select(sql)
        #expect(select.quantifier == .distinct)
        #expect(select.columns.count == 2)
        #expect(select.from?.joins.isEmpty == true)
        #expect(select.condition.map { SQLPrinter.print($0) } == "x")
        #expect(select.groupBy.map { SQLPrinter.print($0) } == ["a", "b"])
        #expect(select.having.map { SQLPrinter.print($0) } == "n > 1")
        #expect(select.windows.map(\.name.name) == ["w"])
        #expect(query.orderBy.map(\.direction) == [.descending, nil])
        #expect(query.orderBy.map(\.nulls) == [.last, nil])
        #expect(query.limit.map { SQLPrinter.print($0.count) } == "3")
        #expect(query.limit?.offset.map { SQLPrinter.print($0) } == "4")
    }

    @Test func limitWithACommaSkipsFirst() throws {
        let limit = try query("SELECT 1 LIMIT 20, 10").limit
        #expect(limit.map { SQLPrinter.print($0.count) } == "10")
        #expect(limit?.offset.map { SQLPrinter.print($0) } == "20")
    }

    @Test func resultTermsAndAliases() throws {
        let columns = try select("SELECT *, t.*, a AS b, c d, e 'f g', \"h\" AS [i], 1 FROM t").columns
        var seen: [String] = []
        for column in columns.dropLast() {
            switch column.kind {
            case .all: seen.append("*")
            case .allOf(let table): seen.append(table.name + ".*")
            case .expression(_, let alias, let hasAs): seen.append("\(alias?.name ?? "-") \(hasAs)")
            }
        }
        #expect(seen == ["*", "t.*", "b true", "d false", "f g false", "i true"])
    }

    @Test func joinWordsAreNoAliasWithoutAs() throws {
        #expect(throws: TestFailure.self) { try statement("SELECT 1 left") }
        #expect(throws: Never.self) { try statement("SELECT 1 AS left") }
    }

    @Test func compoundsGroupFromLeftToRight() throws {
        let query = try query(
            "SELECT 1 UNION SELECT 2 UNION ALL VALUES (3) INTERSECT SELECT 4 EXCEPT SELECT 5")
        #expect(query.compounds.map(\.op) == [.union, .unionAll, .intersect, .except])
        if case .values = query.compounds[1].core {} else { Issue.record("VALUES expected") }
    }

    @Test func commonTables() throws {
        let with = try query(
            "WITH RECURSIVE a (x, y) AS MATERIALIZED (SELECT 1, 2), b AS NOT MATERIALIZED (SELECT 1), c AS (VALUES (1)) SELECT 1"
        ).with
        #expect(with?.isRecursive == true)
        #expect(with?.tables.map(\.name.name) == ["a", "b", "c"])
        #expect(with?.tables.map(\.materialized) == [true, false, nil])
        #expect(with?.tables.first?.columns.map(\.name) == ["x", "y"])
    }

    @Test func tablesAndJoins() throws {
        let from = try select(
            """
            SELECT * FROM main.a AS x, b NOT INDEXED JOIN c INDEXED BY i USING (p, q) NATURAL LEFT OUTER JOIN d \
            CROSS JOIN f(1, 2) AS g FULL JOIN (SELECT 1) s ON 1 RIGHT JOIN (h JOIN i) ON 2 INNER JOIN j
            """
        ).from
        let joins = try #require(from?.joins)
        #expect(joins.map(\.op.kind) == [.comma, .plain, .left, .cross, .full, .right, .inner])
        #expect(joins.map(\.op.isNatural) == [false, false, true, false, false, false, false])
        #expect(from?.first.alias?.name == "x")
        #expect(joins[0].table.indexHint == .notIndexed)
        if case .using(let columns) = joins[1].constraint {
            #expect(columns.map(\.name) == ["p", "q"])
        } else {
            Issue.record("USING expected")
        }
        if case .function(let name, let arguments) = joins[3].table.source {
            #expect(name.name.name == "f")
            #expect(arguments.count == 2)
        } else {
            Issue.record("a function expected")
        }
        if case .join(let inner) = joins[5].table.source {
            #expect(inner.joins.count == 1)
        } else {
            Issue.record("a join expected")
        }
    }

    @Test(arguments: [
        ("LEFT RIGHT", JoinOperator.Kind.full, false), ("OUTER LEFT", .left, false),
        ("CROSS INNER", .cross, false),
        ("LEFT NATURAL", .left, true), ("NATURAL", .plain, true), ("NATURAL CROSS", .cross, true),
        ("FULL OUTER NATURAL", .full, true),
    ])
    func joinWordsInAnyOrder(words: String, kind: JoinOperator.Kind, isNatural: Bool) throws {
        let op = try select("SELECT 1 FROM a \(words) JOIN b").from?.joins.first?.op
        #expect(op?.kind == kind)
        #expect(op?.isNatural == isNatural)
    }

    @Test func windows() throws {
        let sql = """
            SELECT sum(x) FILTER (WHERE y) OVER (w PARTITION BY a ORDER BY b \
            GROUPS BETWEEN 1 PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE TIES), count(*) OVER v FROM t
            """
        guard case .expression(let expression, _, _) = try select(sql).columns[0].kind,
            case .function(let call) = expression.kind, case .definition(let window) = call.over
        else { throw TestFailure(description: "a window expected") }
        #expect(call.filter != nil)
        #expect(window.base?.name == "w")
        #expect(window.partitionBy.count == 1)
        #expect(window.orderBy.count == 1)
        #expect(window.frame?.unit == .groups)
        #expect(window.frame?.exclusion == .ties)
        if case .unboundedFollowing = window.frame?.end {
        } else {
            Issue.record("UNBOUNDED FOLLOWING expected")
        }
    }

    @Test func windowWordsAreNamesElsewhere() throws {
        #expect(try select("SELECT filter, over, window FROM t over").columns.count == 3)
        #expect(try select("SELECT 1 FROM t window").from?.first.alias?.name == "window")
    }
}
