import SQLSyntax
import Testing

@Suite struct ParserExpressionTests {
    @Test(arguments: [
        ("a OR b AND c", "(a OR (b AND c))"),
        ("NOT a AND b", "((NOT a) AND b)"),
        ("NOT a = b", "(NOT (a = b))"),
        ("NOT a LIKE b", "(NOT (a LIKE b))"),
        ("NOT a IS NULL", "(NOT (a IS NULL))"),
        ("a = b = c", "(a = b = c)"),
        ("a = b LIKE c", "((a = b) LIKE c)"),
        ("a LIKE b = c", "((a LIKE b) = c)"),
        ("a NOT LIKE b IS NULL", "((a NOT LIKE b) IS NULL)"),
        ("a NOT IN (1) IS NULL", "((a NOT IN …) IS NULL)"),
        ("a = b ISNULL", "((a = b) ISNULL)"),
        ("a ISNULL > 0", "((a ISNULL) > 0)"),
        ("a < b = c > d", "((a < b) = (c > d))"),
        ("a = NOT b = c", "(a = (NOT (b = c)))"),
        ("a + NOT b < c AND d", "((a + (NOT (b < c))) AND d)"),
        ("a & b < c", "((a & b) < c)"),
        ("a << b & c", "(a << b & c)"),
        ("a + b << c", "((a + b) << c)"),
        ("a * b + c / d", "((a * b) + (c / d))"),
        ("a * b || c", "(a * (b || c))"),
        ("a || b -> c", "(a || b -> c)"),
        ("- a || b", "((- a) || b)"),
        ("~ a COLLATE b", "((~ a) COLLATE b)"),
        ("a || b COLLATE c", "(a || (b COLLATE c))"),
        ("- - a", "(- (- a))"),
        ("a BETWEEN b AND c AND d", "((a BETWEEN b AND c) AND d)"),
        ("a BETWEEN b = c AND d < e", "(a BETWEEN (b = c) AND (d < e))"),
        ("a BETWEEN b AND c = d", "((a BETWEEN b AND c) = d)"),
        ("a LIKE b ESCAPE c < d", "(a LIKE b ESCAPE (c < d))"),
        ("a LIKE b || c ESCAPE d AND e", "((a LIKE (b || c) ESCAPE d) AND e)"),
        ("a IS NOT DISTINCT FROM b", "(a IS b)"),
        ("a IS DISTINCT FROM b", "(a IS NOT b)"),
        ("a IS NOT NOT b", "(a IS NOT (NOT b))"),
        ("a == b != c", "(a = b <> c)"),
        ("(a OR b) AND c", "([(a OR b)] AND c)"),
    ])
    func precedence(sql: String, expected: String) throws {
        #expect(try grouped(sql) == expected)
    }

    @Test func chainsAreFlat() throws {
        guard case .chain(let chain) = try expression("a + b - c + d").kind else {
            throw TestFailure(description: "a chain expected")
        }
        #expect(chain.rest.map(\.op) == [.add, .subtract, .add])
    }

    @Test(arguments: [
        ("1", Literal.integer("1")), ("0x1F", .integer("0x1F")),
        ("9223372036854775808", .integer("9223372036854775808")),
        (".5e-3", .real(".5e-3")), ("'it''s'", .string("it's")), ("''", .string("")),
        ("x'00Ff'", .blob([0, 255])),
        ("NULL", .null), ("true", .true), ("FALSE", .false), ("current_date", .currentDate),
        ("CURRENT_TIME", .currentTime), ("CURRENT_TIMESTAMP", .currentTimestamp),
    ])
    func literals(sql: String, expected: Literal) throws {
        guard case .literal(let literal) = try expression(sql).kind else {
            throw TestFailure(description: "a literal expected")
        }
        #expect(literal == expected)
    }

    @Test(
        arguments: [
            ("a", [nil, nil, "a"]), ("t.a", [nil, "t", "a"]), ("m.t.a", ["m", "t", "a"]),
            ("\"a\"\"b\"", [nil, nil, "a\"b"]),
            ("[t t].'a'", [nil, "t t", "a"]), ("'t'.a", [nil, "t", "a"]), ("t.group_", [nil, "t", "group_"]),
            ("t.left", [nil, "t", "left"]), ("left", [nil, nil, "left"]), ("key", [nil, nil, "key"]),
            ("indexed", [nil, nil, "indexed"]), ("true.x", [nil, "true", "x"]),
            ("\"true\"", [nil, nil, "true"]),
        ] as [(String, [String?])])
    func columns(sql: String, parts: [String?]) throws {
        guard case .column(let column) = try expression(sql).kind else {
            throw TestFailure(description: "a column expected")
        }
        #expect([column.schema?.name, column.table?.name, column.column.name] == parts)
    }

    @Test(arguments: [
        "group", "left(1)", "cast", "case", "current_date.x", "t.*", "select", "exists", "not)", "a.b.c.d",
    ])
    func noOperands(sql: String) {
        #expect(SQLParser.parse("SELECT \(sql) + 1").diagnostics.isEmpty == false)
    }

    @Test func calls() throws {
        func call(_ sql: String) throws -> FunctionCall {
            guard case .function(let call) = try expression(sql).kind else {
                throw TestFailure(description: "a call expected")
            }
            return call
        }
        if case .star = try call("count(*)").arguments {} else { Issue.record("* expected") }
        #expect(try call("count(DISTINCT a)").isDistinct)
        #expect(try call("count(ALL a)").isDistinct == false)
        for name in ["replace", "like", "glob", "match", "regexp", "indexed", "if", "\"f\""] {
            #expect(try call("\(name)(1, 2)").name.name == name.replacing("\"", with: ""))
        }
    }

    @Test func membershipTakesListsQueriesTablesAndFunctions() throws {
        func set(_ sql: String) throws -> String {
            guard case .membership(_, let set, _) = try expression(sql).kind else { return "none" }
            switch set {
            case .list(let values): return "list \(values.count)"
            case .query: return "query"
            case .table(let name): return "table \(name.name.name)"
            case .function(let name, let arguments): return "function \(name.name.name) \(arguments.count)"
            }
        }
        #expect(try set("a IN ()") == "list 0")
        #expect(try set("a NOT IN (1, 2)") == "list 2")
        #expect(try set("a IN (WITH x AS (SELECT 1) SELECT * FROM x)") == "query")
        #expect(try set("a IN m.t") == "table t")
        #expect(try set("a IN f(1)") == "function f 1")
    }

    @Test func typesOfCastsKeepTheirWords() throws {
        func type(_ sql: String) throws -> String? {
            guard case .cast(_, let type) = try expression(sql).kind else { return nil }
            return type
        }
        #expect(try type("CAST(a AS INTEGER)") == "INTEGER")
        #expect(try type("CAST(a AS  unsigned\n big int )") == "unsigned big int")
        #expect(try type("CAST(a AS DECIMAL ( 10 , -2 ))") == "DECIMAL(10,-2)")
        #expect(try type("CAST(a AS)") == "")
    }

    @Test func parametersAreNumberedAsInSQLite() throws {
        let statement = try statement("SELECT ?, :a, ?5, ?, :a, @a, $a, #a LIMIT ?2")
        #expect(statement.parameters.map(\.text) == ["?", ":a", "?5", "?", "@a", "$a", "#a"])
        #expect(statement.parameters.map(\.index) == [1, 2, 5, 6, 7, 8, 9])
    }

    @Test func parametersStartAnewInEachStatement() {
        let script = SQLParser.parse("SELECT ?; SELECT :b, :a")
        #expect(script.statements.map { $0.parameters.map(\.index) } == [[1], [1, 2]])
    }
}
