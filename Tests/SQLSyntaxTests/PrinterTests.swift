import SQLSyntax
import Testing

@Suite struct PrinterTests {
    /// Text -> tree -> text -> tree: both trees are the same, and the text stays.
    private func roundTrip(_ sql: String) throws -> String {
        let first = try statement(sql)
        let printed = SQLPrinter.print(first)
        let second = try statement(printed)
        #expect(SyntaxStructure.describe(first) == SyntaxStructure.describe(second), "\(sql)\n\(printed)")
        #expect(SQLPrinter.print(second) == printed)
        return printed
    }

    @Test(arguments: [
        "SELECT DISTINCT a, t.*, * FROM t", "SELECT ALL 1 a, 2 AS 'b', 3 AS [c d], 4 `e`, 5 \"f\"\"g\"",
        "SELECT 1 FROM m.a AS x INDEXED BY i, b NOT INDEXED JOIN f(1) AS y ON 1 NATURAL LEFT JOIN (SELECT 1) AS z",
        "SELECT 1 FROM (a CROSS JOIN (b RIGHT JOIN c USING (d, e))) AS n FULL JOIN g ON h INNER JOIN i",
        "WITH RECURSIVE a (b) AS MATERIALIZED (SELECT 1), c AS NOT MATERIALIZED (VALUES (1)) SELECT 1",
        "SELECT 1 UNION SELECT 2 UNION ALL VALUES (1, 2), (3, 4) INTERSECT SELECT 1 EXCEPT SELECT 2 ORDER BY 1 LIMIT 2",
        "SELECT 1 ORDER BY a ASC, b DESC NULLS FIRST, c NULLS LAST LIMIT 1 OFFSET 2", "SELECT 1 LIMIT ?, ?",
        "SELECT f(), f(*), f(DISTINCT a), f(DISTINCT), count(*) FILTER (WHERE a) OVER w, f(1) OVER (w ORDER BY a)",
        "SELECT f() OVER (PARTITION BY a, b ORDER BY c ROWS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE NO OTHERS)",
        "SELECT f() OVER (RANGE UNBOUNDED PRECEDING EXCLUDE GROUP), f() OVER (GROUPS 1 FOLLOWING EXCLUDE CURRENT ROW)",
        "SELECT 1 WINDOW w AS (), v AS (w ORDER BY a)",
        "SELECT a IN (), b NOT IN (1, 2), c IN m.t, d IN f(1), e IN (SELECT 1)",
        "SELECT a IS b, a IS NOT NULL, a ISNULL, a NOTNULL, a NOT NULL",
        "SELECT x'00ff', 'it''s', NULL, TRUE, FALSE",
        "SELECT CURRENT_DATE, CURRENT_TIME, CURRENT_TIMESTAMP, 0xFF, 1.5e3, ?, ?3, :a, @b, $c",
        "SELECT CASE a WHEN 1 THEN 2 ELSE 3 END, CASE WHEN b THEN c END, CAST(a AS DECIMAL(10,2)), CAST(a AS)",
        "SELECT - -1, -(-1), ~+a, NOT NOT a, a = NOT b, a - -b, -a COLLATE nocase",
        "SELECT (1, 2) = (SELECT 3, 4)",
        "SELECT a BETWEEN b = c AND d AND e, a LIKE b ESCAPE c, NOT EXISTS (SELECT 1)",
        "SELECT t.cast, \"cast\", \"true\"",
        "SELECT a ISNULL > 0, b IN (1) || c, ((a ISNULL)) + 1", "SELECT a -> 'b' ->> 'c' || d",
    ])
    func canonicalTextStays(sql: String) throws {
        #expect(try roundTrip(sql) == sql)
    }

    @Test(arguments: [
        ("select a from t x where a == 1 and b != 2", "SELECT a FROM t AS x WHERE a = 1 AND b <> 2"),
        ("select a is not distinct from b, a is distinct from b", "SELECT a IS b, a IS NOT b"),
        ("select count(all x), cast(a as  big\tint)", "SELECT count(x), CAST(a AS big int)"),
        ("select 1 from a natural full outer join b", "SELECT 1 FROM a NATURAL FULL JOIN b"),
        ("values(1),(2)", "VALUES (1), (2)"), ("select X'AB'", "SELECT x'ab'"),
    ])
    func spellingsBecomeOne(sql: String, printed: String) throws {
        #expect(try roundTrip(sql) == printed)
    }

    private func name(_ name: String, _ quoting: Identifier.Quoting = .none) -> Identifier {
        Identifier(name: name, quoting: quoting, span: SourceSpan(0, 0))
    }

    private func column(_ text: String) -> Expression {
        Expression(.column(ColumnName(column: name(text))), span: SourceSpan(0, 0))
    }

    private func chain(_ left: Expression, _ op: BinaryOperator, _ right: Expression) -> Expression {
        let link = OperatorChain.Link(op: op, opSpan: SourceSpan(0, 0), operand: right)
        return Expression(.chain(OperatorChain(first: left, rest: [link])), span: SourceSpan(0, 0))
    }

    @Test func builtTreesGetTheParenthesesThatTheyNeed() {
        let (a, b, c) = (column("a"), column("b"), column("c"))
        let not = Expression(.unary(.not, a), span: SourceSpan(0, 0))
        let minus = Expression(.unary(.minus, chain(a, .add, b)), span: SourceSpan(0, 0))
        let isNull = Expression(.nullTest(chain(a, .and, b), form: .isNull), span: SourceSpan(0, 0))
        let trees: [(Expression, String)] = [
            (chain(chain(a, .or, b), .and, c), "(a OR b) AND c"),
            (chain(a, .and, chain(b, .or, c)), "a AND (b OR c)"),
            (chain(a, .subtract, chain(b, .subtract, c)), "a - (b - c)"),
            (chain(chain(a, .subtract, b), .subtract, c), "(a - b) - c"),
            (chain(not, .equal, b), "(NOT a) = b"),
            (chain(b, .equal, not), "b = NOT a"),
            (chain(chain(b, .equal, not), .isNot, c), "(b = NOT a) IS NOT c"),
            (chain(not, .and, b), "NOT a AND b"), (minus, "-(a + b)"), (isNull, "(a AND b) ISNULL"),
        ]
        for (tree, printed) in trees { #expect(SQLPrinter.print(tree) == printed) }
    }

    @Test func namesAreQuotedWhereTheyMustBe() {
        let names: [(Identifier, String)] = [
            (name("a"), "a"), (name("group"), "\"group\""), (name("a b"), "\"a b\""), (name(""), "\"\""),
            (name("1a"), "\"1a\""), (name("容量"), "容量"), (name("key"), "key"),
            (name("a\"b", .double), "\"a\"\"b\""),
            (name("a]b", .bracket), "\"a]b\""), (name("a`b", .backtick), "`a``b`"),
            (name("it's", .single), "'it''s'"),
        ]
        for (name, printed) in names { #expect(SQLPrinter.print(name) == printed) }
        for word in ["true", "cast", "current_date"] {
            #expect(SQLPrinter.print(column(word)) == "\"\(word)\"")
        }
    }
}
