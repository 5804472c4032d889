import QueryEngine
import Testing

@testable import ESMQLArchive

/// Queries over a real archive.
@Suite(.timeLimit(.minutes(10))) struct ArchiveQueryTests {
    @Test func `a snapshot has what is so now, its history what ever was`() async throws {
        try await ArchiveSample.with { sample in
            let now = try await sample.rows("select host_id, name from archive.hosts order by 1")
            #expect(now == [["host-0", "alpha"], ["host-1", "beta two"]])
            let all = try await sample.engine.query(
                "select * from archive.hosts_history order by host_id, valid_from")
            #expect(all.columns.map(\.name) == ["host_id", "name", "cores", "ram", "valid_from", "valid_to"])
            let march = try await sample.rows(
                """
                select name, valid_to from archive.hosts_history where host_id = 'host-1'
                and valid_from < '2026-03-10' and (valid_to > '2026-03-10' or valid_to is null)
                """)
            #expect(march == [["beta", "2026-03-15 00:00:00"]])
        }
    }

    @Test func `an archive and the site are joined`() async throws {
        try await ArchiveSample.with { sample in
            let rows = try await sample.rows(
                """
                select h.name, count(*), max(m.value) from archive.metrics m join hosts h on h.host_id = m.device
                where m.timestamp >= ago('12h') group by h.name order by h.name
                """)
            #expect(rows == [["alpha", 4, 3.0], ["beta", 4, 2.5], ["beta two", 4, 2.5]])
        }
    }

    @Test func `what PostgreSQL cannot evaluate is evaluated here`() async throws {
        try await ArchiveSample.with { sample in
            let text = "select max(count * 9223372036854775807) as most from archive.metrics where count > 1"
            let explanation = try #require(try await sample.engine.explanation(of: text))
            #expect(explanation.stages[0][0].table == "archive.query_1")
            #expect(try await sample.rows(text) == [[.real(48 * 9_223_372_036_854_775_807.0)]])
            let result = try await sample.engine.query(text)
            _ = try await result.allRows()
            #expect(await result.lateNotices.map(\.code) == [.answeredHere])
            let analyzed = try #require(try await sample.engine.query("explain analyze " + text).explanation)
            #expect(analyzed.stages[0][0].table == "archive.metrics")
            #expect(analyzed.run?.rows == 1)
        }
    }

    @Test func `what fails behind the first rows is an error`() async throws {
        try await ArchiveSample.with { sample in
            let result = try await sample.engine.query(
                """
                select a.count + 0 from archive.metrics a, archive.metrics b
                union all select count + 9223372036854775807 from archive.metrics
                """)
            var count = 0
            let error = await #expect(throws: QueryError.self) {
                for try await _ in result.rows { count += 1 }
            }
            #expect(error?.code == "archive-evaluation")
            #expect(count >= 1000)
        }
    }

    @Test func `old rows come from the archive, young ones from the site, each once`() async throws {
        // The site still has the last 30 hours, three of them otherwise than the archive.
        let live = (0...30).map {
            ArchiveSample.sample($0, "host-\($0 % 3)", $0 < 3 ? -1 : Double($0) / 4, $0)
        }
        try await ArchiveSample.with(live: live) { sample in
            let count = "select count(*), count(distinct timestamp), sum(value = -1) from metrics"
            _ = try await sample.rows("set window = '10d'")
            #expect(try await sample.rows(count) == [[31, 31, 3]])
            _ = try await sample.rows("set with_archive = on")
            // Nothing says that the archive has all rows of any time.
            #expect(try await sample.rows(count) == [[31, 31, 3]])
            let until = TimeText.format(ArchiveSample.now - 2 * ArchiveSample.hour) ?? ""
            try await sample.connection.execute(
                """
                insert into esmql.watermarks values ('metrics', '{}', '2026-10-01 00:00:00+00', '\(until)+00')
                """)
            #expect(try await sample.rows(count) == [[49, 49, 3]])
            #expect(
                try await sample.rows(
                    "with m as (select * from metrics where device = 'host-1') select count(*) from m where timestamp < ago('29h')"
                )
                    == [[6]])
            let explanation = try #require(
                try await sample.engine.explanation(
                    of: "select avg(value) from metrics where device = 'host-1' and timestamp >= ago('40h')"))
            let sent =
                explanation.stages.flatMap(\.self).first { $0.table == "archive.metrics" }?.requests.first
                ?? ""
            #expect(sent.contains(#"t1."device" IN ('host-1'::text)"#), "\(sent)")
            #expect(sent.contains(#"(t1."timestamp" <= "#), "\(sent)")
            let error = await #expect(throws: QueryError.self) {
                _ = try await sample.rows("select count(*), nothing from metrics")
            }
            #expect(error?.diagnostics.first?.span?.lower == 17)
        }
    }

    @Test func `a query that takes too long there is ended`() async throws {
        try await ArchiveSample.with(timeout: .milliseconds(100)) { sample in
            let error = await #expect(throws: QueryError.self) { _ = try await sample.rows(Self.endless) }
            #expect(error?.code == "archive-timeout")
            #expect(error?.category == .budget)
            // The connection is as good as before.
            let count = try await sample.rows("select count(*) from archive.metrics")
            #expect(count == [[48]])
        }
    }

    @Test func `cancelling a query ends it there`() async throws {
        try await ArchiveSample.with { sample in
            let query = Task { try await sample.rows(Self.endless) }
            let active =
                "select count(*) from pg_stat_activity where state = 'active' and query like '%t5%' and pid <> pg_backend_pid() and datname = current_database()"
            while try await sample.connection.rows(active) == [[0]] { await Task.yield() }
            query.cancel()
            await #expect(throws: QueryError.self) { try await query.value }
            while try await sample.connection.rows(active) != [[0]] { await Task.yield() }
        }
    }

    /// Billions of rows.
    private static let endless =
        """
        select count(*) from archive.metrics a join archive.metrics b on a.value <> b.value
        join archive.metrics c on b.value <> c.value join archive.metrics d on c.value <> d.value
        join archive.metrics e on d.value <> e.value join archive.metrics f on e.value <> f.value
        """

    @Test func `who stops reading stops the statement`() async throws {
        try await ArchiveSample.with { sample in
            let result = try await sample.engine.query(
                "select a.value from archive.metrics a, archive.metrics b, archive.metrics c")
            var count = 0
            for try await _ in result.rows {
                count += 1
                if count == 10 { break }
            }
            #expect(count == 10)
            #expect(try await sample.rows("select count(*) from archive.hosts") == [[2]])
        }
    }

    @Test func `a connection that the server has closed is made anew`() async throws {
        try await ArchiveSample.with { sample in
            #expect(try await sample.rows("select count(*) from archive.hosts") == [[2]])
            try await sample.connection.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
            )
            #expect(try await sample.rows("select count(*) from archive.hosts") == [[2]])
        }
    }

    @Test func `queries only read`() async throws {
        try await ArchiveSample.with { sample in
            let lease = try await sample.archive.lease()
            let error = await #expect(throws: ArchiveError.self) {
                try await lease.connection.execute("delete from archive.metrics")
            }
            #expect(error?.sqlState == "25006")
        }
    }

    @Test func `a table that was never synced is told so`() async throws {
        try await withDatabase { _, url in
            let error = await #expect(throws: QueryError.self) {
                _ = try await ArchivePlans.engine(at: url).query("select count(*) from archive.hosts")
                    .allRows()
            }
            #expect(error?.code == "archive-layout")
            #expect(error?.message.contains("esmql sync") == true)
        }
    }

    @Test func `an archive that cannot be reached is told without its password`() async throws {
        let engine = try ArchivePlans.engine(at: "postgresql://reader:geheim@127.0.0.1:1/esm")
        let error = await #expect(throws: QueryError.self) {
            _ = try await engine.query("select count(*) from archive.hosts").allRows()
        }
        #expect(error?.code == "archive-connection")
        #expect(error.map { !"\($0)".contains("geheim") } == true)
    }
}
