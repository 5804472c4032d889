import SQLSyntax
import Testing

@Suite struct ParserStatementTests {
    @Test(arguments: [
        ("explain select 1", "EXPLAIN SELECT 1"), ("EXPLAIN QUERY PLAN SELECT 1", "EXPLAIN SELECT 1"),
        ("EXPLAIN ANALYZE SELECT 1", "EXPLAIN ANALYZE SELECT 1"),
        ("create temp table if not exists t as select 1", "CREATE TABLE IF NOT EXISTS t AS SELECT 1"),
        ("CREATE TABLE 'my t' AS VALUES (1)", "CREATE TABLE 'my t' AS VALUES (1)"),
        ("create temporary view v (a, b) as select 1, 2", "CREATE VIEW v (a, b) AS SELECT 1, 2"),
        ("drop table if exists t", "DROP TABLE IF EXISTS t"), ("drop view v", "DROP VIEW v"),
        ("show tables", "SHOW TABLES"), ("Show Settings", "SHOW SETTINGS"), ("describe t", "DESCRIBE t"),
        ("desc t", "DESCRIBE t"), ("refresh t", "REFRESH t"), ("set a = 1", "SET a = 1"),
        ("set a to 'x'", "SET a = 'x'"), ("set format = csv", "SET format = 'csv'"),
        ("set a = on", "SET a = 'on'"),
        ("set limit = -5", "SET limit = -5"), ("set a = true", "SET a = TRUE"),
        ("set a = null", "SET a = NULL"),
        ("with x as (select 1) select * from x", "WITH x AS (SELECT 1) SELECT * FROM x"),
    ])
    func statements(sql: String, printed: String) throws {
        #expect(SQLPrinter.print(try statement(sql)) == printed)
    }

    @Test(arguments: [
        "INSERT INTO t VALUES (1)", "REPLACE INTO t VALUES (1)", "UPDATE t SET a = 1", "DELETE FROM t",
        "WITH x AS (SELECT 1) DELETE FROM t", "ATTACH 'f' AS x", "DETACH x", "PRAGMA table_info(t)",
        "ALTER TABLE t ADD a",
        "VACUUM INTO 'f'", "REINDEX", "ANALYZE", "BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT a",
        "RELEASE a",
        "CREATE INDEX i ON t (a)", "CREATE UNIQUE INDEX i ON t (a)", "CREATE VIRTUAL TABLE t USING fts5(a)",
        "CREATE TEMP TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; SELECT 2; END", "CREATE TABLE t (a INTEGER)",
        "DROP INDEX i", "DROP TRIGGER r", "EXPLAIN DELETE FROM t",
        "EXPLAIN QUERY PLAN INSERT INTO t VALUES (1)",
    ])
    func whatWritesIsRefused(sql: String) {
        let script = SQLParser.parse(sql + "; SELECT 1")
        #expect(script.diagnostics.map(\.code) == [.statementNotAllowed])
        #expect(script.statements.count == 1)
    }

    @Test func errorsDoNotHideEachOther() {
        let script = SQLParser.parse("selct 1; SELECT 2; SELECT FROM; ;; SELECT 'a;b', 3 4; SELECT 5")
        #expect(script.statements.map { SQLPrinter.print($0) } == ["SELECT 2", "SELECT 5"])
        #expect(
            script.diagnostics.map { script.source.text(of: $0.span ?? SourceSpan(0, 0)) } == [
                "selct", "FROM", "4",
            ])
    }

    @Test func anEmptyTextHasNoStatement() {
        for text in ["", " \n", ";;", "-- x", "/* x", "\u{FEFF}"] {
            let script = SQLParser.parse(text)
            #expect(script.statements.isEmpty && script.diagnostics.isEmpty, "\(text)")
        }
    }

    @Test func oneStatementMeansOne() {
        #expect(throws: Never.self) { try SQLParser.parseStatement("SELECT 1;") }
        #expect(throws: Diagnostic.self) { try SQLParser.parseStatement("SELECT 1; SELECT 2") }
        #expect(throws: Diagnostic.self) { try SQLParser.parseStatement(" ; ") }
        #expect(throws: Diagnostic.self) { try SQLParser.parseStatement("SELECT") }
    }

    @Test(arguments: [
        ("SELECT 1;", true), ("SELECT 1 ; \n", true), ("SELECT 1; -- done", true),
        ("SELECT 1; /* done */", true),
        ("", false), ("SELECT 1", false), ("SELECT ';", false), ("SELECT ';'", false), ("SELECT \";", false),
        ("SELECT [;", false), ("SELECT 1 -- ;", false), ("SELECT 1; /* open", false),
        ("SELECT 1; SELECT 2", false),
        ("SELECT '/*';", true), ("#!x;\n", false), ("select 'it''s';", true),
    ])
    func completeness(text: String, isComplete: Bool) {
        #expect(SQLParser.isComplete(text) == isComplete)
    }
}
