import SQLSyntax
import Testing

@Suite struct SpanTests {
    @Test func statementsEndBeforeTheSemicolon() {
        let sql = "\n SELECT 1 ; /* x */ SELECT (2) -- y\n;"
        #expect(SQLParser.parse(sql).statements.map { text($0.span, of: sql) } == ["SELECT 1", "SELECT (2)"])
    }

    @Test func tablesAndJoins() throws {
        let sql = """
            SELECT 1 FROM main . "容量" AS x NOT INDEXED NATURAL LEFT OUTER /*c*/ JOIN f(1, 2) g \
            JOIN (SELECT 1) ON a = 1 , t
            """
        let from = try #require(try select(sql).from)
        #expect(text(from.first.span, of: sql) == "main . \"容量\" AS x NOT INDEXED")
        guard case .table(let name) = from.first.source else {
            throw TestFailure(description: "a table expected")
        }
        #expect(text(name.span, of: sql) == "main . \"容量\"")
        #expect(text(name.name.span, of: sql) == "\"容量\"")
        let ops = ["NATURAL LEFT OUTER /*c*/ JOIN", "JOIN", ","]
        #expect(from.joins.map { text($0.op.span, of: sql) } == ops)
        #expect(from.joins.map { text($0.table.span, of: sql) } == ["f(1, 2) g", "(SELECT 1)", "t"])
        #expect(text(from.joins[1].span, of: sql) == "JOIN (SELECT 1) ON a = 1")
        #expect(text(from.span, of: sql) == String(sql.dropFirst("SELECT 1 FROM ".count)))
    }

    @Test func clauses() throws {
        let sql = "WITH a(x) AS (SELECT 1), b AS (VALUES (1)) SELECT y z, t.* FROM t ORDER BY 1 LIMIT 2 , 3"
        let query = try query(sql)
        #expect(text(query.span, of: sql) == sql)
        #expect(text(query.with?.span, of: sql) == "WITH a(x) AS (SELECT 1), b AS (VALUES (1))")
        #expect(
            query.with?.tables.map { text($0.span, of: sql) } == ["a(x) AS (SELECT 1)", "b AS (VALUES (1))"])
        #expect(text(query.first.span, of: sql) == "SELECT y z, t.* FROM t")
        #expect(text(query.limit?.span, of: sql) == "LIMIT 2 , 3")
        #expect(try select(sql).columns.map { text($0.span, of: sql) } == ["y z", "t.*"])
    }

    @Test(arguments: [
        "'it''s'", "x'00'", "?12", ":a", "(a, b)", "( 1 )", "f ( 1, 2 ) OVER ( ORDER BY a )",
        "count(*) FILTER (WHERE a)",
        "CASE WHEN a THEN b END", "CAST ( a AS t(1) )", "EXISTS (SELECT 1)", "( SELECT 1 )", "a IN (1, 2)",
        "a IN m.t",
        "a NOT BETWEEN b AND c", "a NOT LIKE b ESCAPE c", "a NOT NULL", "m . t . a", "a COLLATE \"b\"",
        "- - a",
        "NOT a = b", "a IS NOT DISTINCT FROM b", "a + b * c", "a OR b AND NOT c",
    ])
    func anExpressionIsItsText(sql: String) throws {
        let whole = "SELECT  \(sql) AS z , 1"
        guard case .expression(let expression, _, _) = try select(whole).columns[0].kind else {
            throw TestFailure(description: "an expression expected")
        }
        #expect(text(expression.span, of: whole) == sql)
    }

    @Test func operatorsHavePlaces() throws {
        let sql = "SELECT a IS NOT  DISTINCT FROM b = c"
        guard case .expression(let expression, _, _) = try select(sql).columns[0].kind,
            case .chain(let chain) = expression.kind
        else { throw TestFailure(description: "a chain expected") }
        #expect(chain.rest.map { text($0.opSpan, of: sql) } == ["IS NOT  DISTINCT FROM", "="])
    }

    @Test func everyNodeLiesWithinItsParent() throws {
        let sql = """
            WITH a AS (SELECT 1 x) SELECT sum(x) OVER (PARTITION BY y ORDER BY -z ROWS 1 PRECEDING), (SELECT 2), \
            CASE a WHEN 1 THEN 2 ELSE 3 END FROM a JOIN (b JOIN f(4) ON 5) ON x IN (6, 7) WHERE (x, y) = (8, 9) \
            GROUP BY 10 HAVING EXISTS (VALUES (11)) ORDER BY 12 LIMIT 13 OFFSET 14
            """
        var numbers: [String] = []
        func visit(_ child: SyntaxChild, within outer: SourceSpan) {
            switch child {
            case .expression(let expression):
                #expect(expression.span.lower >= outer.lower && expression.span.upper <= outer.upper)
                if case .literal(.integer(let text)) = expression.kind { numbers.append(text) }
                expression.forEachChild { visit($0, within: expression.span) }
            case .query(let query):
                #expect(query.span.lower >= outer.lower && query.span.upper <= outer.upper)
                query.forEachChild { visit($0, within: query.span) }
            }
        }
        let query = try query(sql)
        visit(.query(query), within: query.span)
        let expected = ["1", "1", "2", "1", "2", "3"] + (4...14).map(String.init)
        #expect(numbers == expected)
    }
}
