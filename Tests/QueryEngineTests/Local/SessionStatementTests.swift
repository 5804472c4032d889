import QueryEngine
import Testing

@Suite struct SessionStatementTests {
    private static func rows(_ engine: Engine, _ text: String) async throws -> [[Value]] {
        try await engine.query(text).allRows().map(\.values)
    }

    private static func failure(_ engine: Engine, _ text: String) async -> String? {
        do throws(QueryError) {
            _ = try await engine.query(text).allRows()
            return nil
        } catch { return error.code }
    }

    @Test func `a snapshot keeps rows and types, and asks the site no more`() async throws {
        let site = Sites.capacity()
        let engine = engine([site])
        _ = try await engine.query(
            "create temp table evs as select region, available, count(*) over () as n from capacity where service = 'EVS'"
        ).allRows()
        #expect(site.requests.count == 1)
        #expect(
            try await Self.rows(engine, "select *, typeof(available) from evs order by region")
                == [["r1", 102.4052734375, 2, "real"], ["r2", 7.0, 2, "real"]])
        #expect(try await Self.rows(engine, "select max(rowid) from evs") == [[2]])
        #expect(site.requests.count == 1)
        _ = try await engine.query("drop table evs").allRows()
        #expect(await Self.failure(engine, "select * from evs") == "unknown-table")
    }

    @Test func `a view is read anew each time, also through another view`() async throws {
        let site = Sites.hosts()
        let engine = engine([site, Sites.vms()])
        _ = try await engine.query(
            "create view r2 as select host_id as id, host_name from hosts where region = 'r2'"
        ).allRows()
        _ = try await engine.query(
            "create view density(host, vms) as select id, (select count(*) from host_vms v where v.host_id = r2.id) from r2 -- end"
        ).allRows()
        #expect(
            try await Self.rows(
                engine, "with d as (select * from density) select * from d where vms > 0 order by host")
                == [["h3", 2], ["h5", 4]])
        #expect(try await Self.rows(engine, "select count(*) from r2") == [[3]])
        #expect(try await Self.rows(engine, "with r2 as (select 1 as id) select id from r2") == [[1]])
    }

    @Test func `a view never reads what the query calls by the same name`() async throws {
        let engine = engine([])
        for statement in [
            "create table tt as select 1 as x", "create view v as select * from tt",
            "create view w as select * from v",
        ] { _ = try await engine.query(statement).allRows() }
        #expect(await Self.failure(engine, "with tt as (select 99 as x) select * from w") == "name-taken")
        #expect(try await Self.rows(engine, "with t as (select 99 as x) select * from w") == [[1]])
        for statement in ["drop view v", "create view v as select 2 as x"] {
            _ = try await engine.query(statement).allRows()
        }
        #expect(try await Self.rows(engine, "select * from w") == [[2]])
    }

    @Test func `what is wrong behind a view is shown at its own place`() async throws {
        let engine = engine([Sites.hosts()])
        _ = try await engine.query("create view v as select host_id from hosts").allRows()
        let text = "select nosuch from v"
        do {
            _ = try await engine.query(text).allRows()
            Issue.record("no error")
        } catch {
            #expect(error.diagnostics.first?.span.map { [$0.lower, $0.upper] } == [7, 13])
        }
    }

    @Test func `names are taken once`() async throws {
        let engine = engine([Sites.hosts()])
        _ = try await engine.query("create table t as select 1 as a, 2 as a").allRows()
        #expect(try await Self.rows(engine, "select a, \"a:1\" from t") == [[1, 2]])
        #expect(await Self.failure(engine, "create table T as select 3") == "name-taken")
        #expect(await Self.failure(engine, "create view hosts as select 3") == "name-taken")
        #expect(await Self.failure(engine, "create table if not exists t as select 3") == nil)
        #expect(await Self.failure(engine, "drop view t") == "wrong-kind")
        #expect(await Self.failure(engine, "drop table hosts") == "wrong-kind")
        #expect(await Self.failure(engine, "drop table nosuch") == "unknown-table")
        #expect(await Self.failure(engine, "drop table if exists nosuch") == nil)
    }

    @Test func `SET changes the default window, and SHOW tells it`() async throws {
        let site = Sites.capacity()
        let engine = engine([site])
        _ = try await engine.query("set window = '2d'").allRows()
        #expect(try await Self.rows(engine, "show settings").first?.prefix(2) == ["window", "2d"])
        #expect(try await Self.rows(engine, "select count(*) from capacity") == [[5]])
        #expect(await Self.failure(engine, "set window = 'soon'") == "bad-setting")
        #expect(await Self.failure(engine, "set colour = 'red'") == "bad-setting")
    }

    @Test func `EXPLAIN ANALYZE tells what happened`() async throws {
        let lines = try await Self.rows(
            engine([Sites.metrics(count: 2500)]), "explain analyze select max(value) from metrics")
        #expect(lines.contains([.text("    metrics#1: 1 fetch, 3 pages, 2500 rows, 156390 bytes")]))
    }

    @Test func `REFRESH wants a table`() async {
        let engine = engine([Sites.hosts()])
        #expect(await Self.failure(engine, "refresh hosts") == nil)
        #expect(await Self.failure(engine, "refresh nosuch") == "unknown-table")
    }
}
