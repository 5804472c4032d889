import SQLSyntax
import Testing

@Suite struct LongInputTests {
    @Test(arguments: ["OR", "AND", "+", "||", "=", "<", "&", "*"])
    func chainsOfTenThousandTerms(op: String) throws {
        let sql = "SELECT " + Array(repeating: "a", count: 10_000).joined(separator: " \(op) ")
        guard case .expression(let expression, _, _) = try select(sql).columns[0].kind,
            case .chain(let chain) = expression.kind
        else { throw TestFailure(description: "a chain expected") }
        #expect(chain.rest.count == 9_999)
        #expect(SQLPrinter.print(try statement(sql)) == sql)
    }

    @Test func aListOfAHundredThousandValues() throws {
        let sql = "SELECT a IN (" + (0..<100_000).map(String.init).joined(separator: ", ") + ")"
        guard case .expression(let expression, _, _) = try select(sql).columns[0].kind,
            case .membership(_, .list(let values), _) = expression.kind
        else { throw TestFailure(description: "a list expected") }
        #expect(values.count == 100_000)
    }

    @Test func manyRowsStatementsAndJoins() throws {
        let rows = "VALUES " + Array(repeating: "(1)", count: 20_000).joined(separator: ", ")
        guard case .values(let values) = try query(rows).first else {
            throw TestFailure(description: "VALUES expected")
        }
        #expect(values.rows.count == 20_000)
        let script = SQLParser.parse(String(repeating: "SELECT 1;", count: 10_000))
        #expect(script.statements.count == 10_000)
        let joins = "SELECT 1 FROM t" + String(repeating: " JOIN t", count: 5_000)
        #expect(try select(joins).from?.joins.count == 5_000)
    }

    @Test func longTokens() throws {
        let long = String(repeating: "x", count: 1_000_000)
        #expect(try select("SELECT '\(long)', \"\(long)\", \(long) /* \(long) */").columns.count == 3)
        let message = try diagnostic("SELECT 1 FROM t WHERE a \"\(long)\" b").message
        #expect(message.utf8.count < 400)
    }

    @Test func anyCutOfAStatementIsAnErrorOrAStatement() {
        let sql = """
            WITH a(x) AS (SELECT 'é' y) SELECT sum(x) FILTER (WHERE "q") OVER (ORDER BY -z ROWS 1 PRECEDING), x'00' \
            FROM a JOIN (b) USING (c) WHERE x NOT BETWEEN :p AND CASE WHEN 1 THEN 2 END GROUP BY 1 LIMIT 1, 2 -- end
            """
        for end in sql.indices {
            let script = SQLParser.parse(String(sql[..<end]))
            #expect(script.statements.count + script.diagnostics.count == (end == sql.startIndex ? 0 : 1))
            for diagnostic in script.diagnostics {
                #expect(DiagnosticRenderer(source: script.source).render(diagnostic).contains("^"))
            }
        }
    }
}
