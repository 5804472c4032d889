import Testing

@testable import QueryEngine

@Suite struct AuthorizerTests {
    /// A store with a table `t`, and the lock on it.
    private func store() throws -> (StoreTable, Authorizer) {
        let table = try StoreTable([Column("a", .integer), Column("j", .json)])
        try table.insert(#"[{"a":1,"j":"[1,2]"},{"a":2,"j":"{}"}]"#)
        try table.connection.execute("create index i on t (a)")
        return (table, try Authorizer(on: table.connection))
    }

    @Test(arguments: [
        "select a from t", "select * from t where a in (select a from t) order by a", "values (1), (2)",
        "with recursive c(n) as (select 1 union all select n + 1 from c where n < 3) select n from c",
        "select upper('x'), json_extract(j, '$[0]'), count(*) over () from t",
        "select value from t, json_each(t.j)", "select key from t, json_tree(j)",
        "select max(a) from t group by j having count(*) > 0 union select 3 limit 1",
        "select 1 where 'a' like 'A'",
        "select datetime('2024-01-01', '+1 day'), random() is not null",
    ])
    func `reading is allowed`(_ sql: String) throws {
        let (table, authorizer) = try store()
        let statement = try authorizer.compile(sql, on: table.connection)
        var steps = 0
        while try statement.step() { steps += 1 }
        #expect(steps > 0)
    }

    @Test(arguments: [
        "insert into t values (3, null)", "replace into t values (3, null)", "update t set a = 0",
        "delete from t",
        "insert into t select * from t", "with c as (select 1) insert into t select 1, 2",
        "insert into t values (4, null) returning a", "drop table t", "create table u (a)",
        "create temp table u (a)",
        "create table u as select 1", "create view v as select 1", "create temp view v as select 1",
        "create index k on t (a)", "create trigger r after insert on t begin select 1; end",
        "create virtual table f using fts5(a)", "alter table t add column z", "alter table t rename to u",
        "reindex",
        "analyze", "vacuum", "vacuum into '/nowhere/x'", "attach ':memory:' as other",
        "attach database '/nowhere/x' as other", "detach main", "begin", "commit", "rollback", "savepoint s",
        "release s", "pragma table_info(t)", "pragma user_version = 5", "pragma database_list",
        "pragma writable_schema = on", "select load_extension('x')", "select LOAD_EXTENSION('x', 'y')",
        "select a from t where load_extension('x')", "delete from sqlite_schema",
        "select sql from sqlite_schema", "select * from SQLITE_MASTER",
        "select name from main.sqlite_temp_schema",
        "select * from pragma_table_info('t')", "select * from pragma_database_list", "drop index i",
    ])
    func `anything else is refused`(_ sql: String) throws {
        let (table, authorizer) = try store()
        let error = #expect(throws: SQLiteError.self) { try authorizer.compile(sql, on: table.connection) }
        #expect(error?.message.isEmpty == false)
        #expect(try table.rows("a") == [[1], [2]])
        // The engine's own statements go on.
        try table.connection.execute("create table own (a)")
        try table.connection.execute("insert into own values (1)")
        try table.insert(#"[{"a":3}]"#)
        #expect(try table.rows("a") == [[1], [2], [3]])
    }

    @Test func `the refusal is an authorization error`() throws {
        let (table, authorizer) = try store()
        for sql in [
            "delete from t", "attach ':memory:' as x", "pragma table_info(t)", "select load_extension('x')",
        ] {
            let error = #expect(throws: SQLiteError.self) {
                try authorizer.compile(sql, on: table.connection)
            }
            // SQLITE_AUTH, or SQLITE_ERROR for a function.
            #expect(error?.code == 23 || error?.message == "not authorized to use function: load_extension")
        }
    }

    @Test func `a statement compiled before a change of the schema still runs`() throws {
        let (table, authorizer) = try store()
        let sql = "select count(*), (select sum(value) from json_each('[4, 5]')) from t"
        let statement = try authorizer.compile(sql, on: table.connection)
        try table.connection.execute("create table later (a)")
        try table.insert(#"[{"a":3}]"#)
        #expect(try statement.step())
        #expect(statement.row().values == [3, 9])
        let again = try authorizer.compile(sql, on: table.connection)
        #expect(try again.step())
        #expect(again.row().values == [3, 9])
    }

    @Test func `the lock is closed for as long as it compiles only, also where that fails`() throws {
        let (table, authorizer) = try store()
        #expect(throws: SQLiteError.self) { try authorizer.compile("selec", on: table.connection) }
        #expect(throws: Never.self) { try table.connection.execute("delete from t where a = 1") }
        #expect(throws: SQLiteError.self) { try authorizer.compile("delete from t", on: table.connection) }
    }

    @Test func `double quotes never make a text`() throws {
        let (table, authorizer) = try store()
        #expect(throws: SQLiteError.self) { try authorizer.compile("select \"text\"", on: table.connection) }
    }
}
