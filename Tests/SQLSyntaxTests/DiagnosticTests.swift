import SQLSyntax
import Testing

@Suite struct DiagnosticTests {
    @Test(arguments: [
        ("select * form capacity", "form", "did you mean FROM?"),
        ("select a form capacity", "capacity", "did you mean FROM instead of \"form\"?"),
        ("select a from t wher x = 1", "x", "did you mean WHERE instead of \"wher\"?"),
        ("select * from a left jion b on 1", "on", "did you mean JOIN instead of \"jion\"?"),
        ("selct 1", "selct", "did you mean SELECT?"), ("show tabels", "tabels", "did you mean TABLES?"),
        ("select (1 + 2 from t", "from", "the \"(\" at line 1, column 8 is not closed"),
        ("select f(1)) from t", ")", "there is no \"(\" for this \")\""),
        ("select 'it's' x from t", "' x from t", "a quote inside a string is doubled: 'it''s'"),
        ("select 'it's', 'it's'", "', '", "a quote inside a string is doubled: 'it''s'"),
        ("select 1 where a = 1 && b", "&", "write AND instead of &&"),
        ("select !a", "!", "write NOT instead of !"),
        ("select 1 where a => 1", ">", "write >= instead of =>"),
        ("select a =! b", "!", "write <> or != instead of =!"),
        ("select a <=> b", ">", "write IS instead of <=>"), ("select a === b", "=", "write = once"),
        ("select a::text", ":", "write CAST(x AS type) instead of x::type"),
        (
            "select group from t", "group",
            "GROUP is a reserved word: as a name it must be quoted, as in \"group\""
        ),
        (
            "select 1 as order", "order",
            "ORDER is a reserved word: as a name it must be quoted, as in \"order\""
        ),
        ("select a, from t", "from", "there is a comma too many before FROM"),
        ("select f(a, )", ")", "there is a comma too many"),
        ("select top 10 * from t", "10", "write LIMIT n at the end instead of TOP n"),
        ("select 1 select 2", "select", "is a semicolon missing before this SELECT?"),
        ("select 24h", "24h", "spans of time are texts, as in '24h'; a name like this needs double quotes"),
        ("values (1) order by 1", "order", "write SELECT * FROM (VALUES …) ORDER BY …"),
        ("select x between 1 or 2 and 3", "or", "put what stands between BETWEEN and AND in parentheses"),
        (
            "select distinct on (a) b", "on",
            "DISTINCT ON does not exist: number the rows with row_number() OVER (…) in a subquery"
        ),
    ])
    func syntaxErrorsPointAndHelp(sql: String, place: String, hint: String) throws {
        let diagnostic = try diagnostic(sql)
        #expect([.syntaxError, .unrecognizedToken].contains(diagnostic.code))
        #expect(
            diagnostic.message.hasPrefix("syntax error") || diagnostic.message.hasPrefix("unrecognized token")
        )
        #expect(text(diagnostic.span, of: sql) == place)
        #expect(diagnostic.hints.contains(hint), "\(diagnostic.hints)")
    }

    @Test(arguments: [
        ("select 1， 2", "a full-width comma, U+FF0C"), ("select （1)", "a full-width parenthesis, U+FF08"),
        ("select 1\u{00A0}+ 1 2", "a no-break space, U+00A0"), ("select ‘a’ b c", "a curly quote, U+2018"),
        ("select a from t where x ＝ 1", "a full-width sign, U+FF1D"),
        ("select 1；", "a full-width semicolon, U+FF1B"),
        ("select a\u{200B} b c", "an invisible character, U+200B"),
    ])
    func lookalikesAreNamed(sql: String, expected: String) throws {
        let hints = try diagnostic(sql).hints
        #expect(hints.count == 1)
        #expect(hints.first?.contains(expected) == true, "\(hints)")
    }

    @Test func lookalikesInNamesCanBeAskedFor() {
        #expect(Lookalike.hint(in: "容量") == nil)
        #expect(Lookalike.hint(in: "a，b")?.contains("write a plain ,") == true)
    }

    @Test(arguments: [
        ("select", Diagnostic.Code.incompleteInput, "incomplete input"),
        ("select 1 from", .incompleteInput, "incomplete input"),
        ("select (1", .incompleteInput, "incomplete input"),
        ("select case when 1 then 2", .incompleteInput, "incomplete input"),
        ("select 'a", .unrecognizedToken, "unrecognized token"),
        ("select x'0'", .unrecognizedToken, "unrecognized token"),
        ("select 1 +;", .syntaxError, "syntax error near \";\""),
        ("select ?0", .parameterNumber, "the number of a parameter"),
        ("select ?32767", .parameterNumber, "the number of a parameter"),
        ("create view v as select :a", .parameterInView, "a view cannot have parameters"),
        (
            "select 0x10000000000000000", .integerTooBig,
            "the hexadecimal literal 0x10000000000000000 is too big"
        ),
        ("select 1 from a natural awk join b", .unknownJoinType, "unknown join type: natural awk"),
        ("select 1 from a inner left join b", .unknownJoinType, "unknown join type: inner left"),
        ("select 1 from a on 1", .misplacedJoinConstraint, "there is no join for this ON"),
        (
            "select 1 from a natural join b using (c)", .misplacedJoinConstraint,
            "a NATURAL join takes neither"
        ),
        ("select 1 order by 1 union select 2", .misplacedClause, "ORDER BY must come after UNION"),
        ("select 1 limit 1 except select 2", .misplacedClause, "LIMIT must come after EXCEPT"),
        ("select raise(ignore)", .raiseOutsideTrigger, "RAISE() belongs to triggers"),
        ("delete from t", .statementNotAllowed, "DELETE is not allowed"),
        ("create table t (a)", .statementNotAllowed, "CREATE TABLE with a list of columns"),
    ])
    func eachProblemHasItsCode(sql: String, code: Diagnostic.Code, message: String) throws {
        let diagnostic = try diagnostic(sql)
        #expect(diagnostic.code == code)
        #expect(diagnostic.message.hasPrefix(message), "\(diagnostic.message)")
        #expect(diagnostic.span != nil)
    }

    @Test func whatWasExpectedIsSaid() throws {
        #expect(try diagnostic("select 1 order 2").message == "syntax error near \"2\": expected BY")
        #expect(try diagnostic("select f(1").message == "incomplete input: expected \",\" or \")\"")
        #expect(try diagnostic("drop x").message == "syntax error near \"x\": expected TABLE or VIEW")
        #expect(try diagnostic("select 1 from").message.hasSuffix("expected \"(\" or the name of a table"))
    }

    @Test func limits() throws {
        func list(_ count: Int) -> String { Array(repeating: "1", count: count).joined(separator: ", ") }
        #expect(SQLParser.parse("SELECT " + list(2000)).diagnostics.isEmpty)
        #expect(try diagnostic("SELECT " + list(2001)).code == .limitExceeded)
        #expect(try diagnostic("SELECT 1 GROUP BY " + list(2001)).code == .limitExceeded)
        #expect(try diagnostic("SELECT 1 ORDER BY " + list(2001)).code == .limitExceeded)
        #expect(try diagnostic("SELECT f(\(list(128)))").code == .limitExceeded)
        let compound = Array(repeating: "SELECT 1", count: 501).joined(separator: " UNION ")
        #expect(try diagnostic(compound).code == .limitExceeded)
    }

    @Test func nearestNames() {
        let names = ["capacity", "physical_capacity", "devices", "hosts", "host_vms"]
        #expect(Nearest.names(to: "capactiy", among: names) == ["capacity"])
        #expect(Nearest.names(to: "HOST", among: names) == ["hosts", "host_vms"])
        #expect(Nearest.names(to: "host", among: names, limit: 1) == ["hosts"])
        #expect(Nearest.names(to: "xyzzy", among: names).isEmpty)
        #expect(Nearest.names(to: "", among: names).isEmpty)
        #expect(Nearest.names(to: "ab", among: ["ba", "abc", "cd"]) == ["ba", "abc"])
    }
}
