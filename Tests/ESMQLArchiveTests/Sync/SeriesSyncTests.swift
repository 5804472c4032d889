import QueryEngine
import Testing

@testable import ESMQLArchive

/// Tables whose rows have a time: what is read, and what the archive has then.
@Suite("Sync of rows with a time", .timeLimit(.minutes(10)))
struct SeriesSyncTests {
    private static let columns = "device_ip, metric, value, timestamp"

    /// Syncs and gives the report of the first table.
    @discardableResult
    static func sync(
        _ site: MemorySite, _ url: String, _ tables: [String] = ["network_metrics"],
        _ change: (inout SyncOptions) -> Void = { _ in }
    ) async throws -> SyncReport {
        var options = Scenario.options
        options.tables = tables
        change(&options)
        let reports = try await ArchiveSync(site.engine, to: try ArchiveAddress(url), options: options).run()
        return try #require(reports.first)
    }

    /// The rows of a table of the archive, as the site has them.
    static func rows(
        _ connection: PostgreSQLConnection, _ columns: String = columns, of table: String = "network_metrics"
    )
        async throws -> Set<[Value]>
    {
        let rows = try await connection.rows("select \(columns) from archive.\(table)")
        #expect(Set(rows).count == rows.count)
        return Set(rows)
    }

    @Test func theArchiveHasTheRowsOfTheSite() async throws {
        let site = Scenario.site()
        try await withDatabase { connection, url in
            let report = try await Self.sync(site, url)
            #expect(report.failure == nil)
            #expect(report.counts.read == site["network_metrics"].count)
            #expect(report.counts.new == site["network_metrics"].count)
            #expect(report.counts.requests == site.requests)
            #expect((report.since, report.until) == (Scenario.noon - 2 * Scenario.day, Scenario.noon))
            #expect(try await Self.rows(connection) == Set(site["network_metrics"]))
            let days = try await connection.rows(
                "select relname from pg_class where relkind = 'r' and relname like 'network_metrics_2%' order by 1"
            )
            #expect(days == ["1031", "1101", "1102"].map { [.text("network_metrics_2026\($0)")] })
        }
    }

    @Test func onlyWhatIsNewIsRead() async throws {
        let site = Scenario.site()
        try await withDatabase { connection, url in
            try await Self.sync(site, url)
            let before = site.requests
            Scenario.pass(site)
            let report = try await Self.sync(site, url)
            // An hour of overlap and two hours of new rows, four rows each ten minutes, and the late one.
            #expect(report.counts.read == 4 * 18 + 1)
            #expect(report.counts.new == 4 * 12 + 1)
            #expect(report.counts.changed == 1)
            #expect(site.requests - before < 30)
            #expect(try await Self.rows(connection) == Set(site["network_metrics"]))
            #expect(report.until == site.now)
        }
    }

    @Test func aRepeatChangesNothing() async throws {
        let site = Scenario.site()
        try await withDatabase { connection, url in
            try await Self.sync(site, url)
            let before = try await Scenario.contents(of: connection)
            let report = try await Self.sync(site, url)
            #expect((report.counts.new, report.counts.changed) == (0, 0))
            #expect(try await Scenario.contents(of: connection) == before)
        }
    }

    @Test func rowsThatAreEqualStayAsManyAsTheyAre() async throws {
        let site = Scenario.site()
        let twin = Scenario.sample("10.0.0.7", "59", at: Scenario.noon - Scenario.hour, 3)
        var other = twin
        other[2] = .null
        site["network_metrics"] = [twin, twin, other]
        try await withDatabase { connection, url in
            for _ in 0..<2 {
                try await Self.sync(site, url)
                let rows = try await connection.rows(
                    "select \(Self.columns) from archive.network_metrics order by value")
                #expect(rows == [twin, twin, other])
                site["network_metrics"].reverse()
                site.now += Scenario.minute
            }
        }
    }

    @Test func anEarlierSinceReachesBack() async throws {
        let site = Scenario.site()
        try await withDatabase { connection, url in
            let first = try await Self.sync(site, url) { $0.since = Scenario.noon - 3 * Scenario.hour }
            #expect(first.counts.read == 3 * 24)
            #expect(first.since == Scenario.noon - 3 * Scenario.hour)
            let second = try await Self.sync(site, url) { $0.since = Scenario.noon - 40 * Scenario.hour }
            #expect(second.since == Scenario.noon - 40 * Scenario.hour)
            #expect(try await Self.rows(connection) == Set(site["network_metrics"]))
            // A later one takes nothing away.
            let third = try await Self.sync(site, url) { $0.since = Scenario.noon }
            #expect(third.since == Scenario.noon - 40 * Scenario.hour)
        }
    }

    @Test func aNewTableBeginsADayBack() async throws {
        let site = Scenario.site()
        try await withDatabase { _, url in
            let report = try await Self.sync(site, url) { $0.since = nil }
            #expect(report.since == Scenario.noon - Scenario.day)
            #expect(report.counts.read == 24 * 24)
        }
    }

    @Test func windowsAreAsLongAsTheirRequestsAllow() async throws {
        let site = Scenario.site()
        try await withDatabase { connection, url in
            try await Self.sync(site, url) { $0.windowRequests = 5 }
            let log = try await connection.rows(
                "select max(requests), count(*), sum(rows_read) from esmql.sync_log where rows_read > 0")
            #expect(log[0][2] == .integer(Int64(site["network_metrics"].count)))
            guard case .integer(let most) = log[0][0], case .integer(let windows) = log[0][1] else {
                throw TestPostgreSQL.Failure(description: "\(log)")
            }
            #expect((3...5).contains(most), "\(most)")
            #expect((15...60).contains(windows), "\(windows)")
        }
    }

    @Test func theBudgetEndsASyncThatTheNextOneGoesOnWith() async throws {
        let site = Scenario.site()
        try await withDatabase { connection, url in
            var until: [Int64?] = []
            var rounds = 0
            repeat {
                let before = site.requests
                let report = try await Self.sync(site, url) { $0.maximumRequests = 30 }
                #expect(site.requests - before <= 30)
                until.append(report.until)
                rounds += 1
                if report.failure == nil { break }
                #expect(report.failure?.category == .budget)
                #expect(report.failure?.code == "over-budget")
            } while rounds < 20
            #expect((3...8).contains(rounds), "\(rounds)")
            #expect(until.last == Scenario.noon)
            #expect(try await Self.rows(connection) == Set(site["network_metrics"]))
        }
    }

    @Test func aSelectionHasAWatermarkOfItsOwn() async throws {
        let site = Scenario.site()
        try await withDatabase { connection, url in
            try await Self.sync(site, url) { $0.only = ["metric": ["60"]] }
            let some = Set(site["network_metrics"].filter { $0[1] == "60" })
            #expect(try await Self.rows(connection) == some)
            let marks = try await ArchiveLog(connection).watermarks(of: "network_metrics")
            #expect(marks.map(\.selection) == [ArchiveSelection(["metric": ["60"]])])
            try await Self.sync(site, url)
            #expect(try await Self.rows(connection) == Set(site["network_metrics"]))
            let all = try await ArchiveLog(connection).watermarks(of: "network_metrics")
            #expect(all.map(\.selection) == [.all, ArchiveSelection(["metric": ["60"]])])
        }
    }

    @Test func anAlarmThatMovesStaysOne() async throws {
        let site = Scenario.site()
        let columns = "csn, alarm_id, origin_system_name, region, latest_occur_time, count, cleared"
        try await withDatabase { connection, url in
            try await Self.sync(site, url, ["device_alarms"])
            #expect(
                try await Self.rows(connection, columns, of: "device_alarms") == Set(site["device_alarms"]))
            Scenario.pass(site)
            let report = try await Self.sync(site, url, ["device_alarms"])
            #expect(
                try await Self.rows(connection, columns, of: "device_alarms") == Set(site["device_alarms"]))
            #expect((report.counts.new, report.counts.changed) == (1, 2))
        }
    }

    @Test func aValueWithoutAPlaceIsTold() async throws {
        let site = Scenario.site()
        site["network_metrics"] = [
            ["a", "59", "a text", Scenario.text(Scenario.noon - 1)],
            ["b\0", "59", 1.5, Scenario.text(Scenario.noon - 1)],
        ]
        try await withDatabase { connection, url in
            let report = try await Self.sync(site, url)
            #expect(report.notices.count == 1)
            #expect(report.notices.first?.contains("network_metrics.value: 1 value had no place") == true)
            let rows = try await connection.rows(
                "select device_ip, value from archive.network_metrics order by 1")
            #expect(rows == [["a", .null], ["b\u{2400}", 1.5]])
        }
    }

    @Test func theLogTellsWhatWasReadWhen() async throws {
        let site = Scenario.site()
        try await withDatabase { connection, url in
            try await Self.sync(site, url) { $0.windowRequests = 1000 }
            let log = try await connection.rows(
                """
                select table_name, parameters, min(window_from), max(window_to), sum(rows_read), sum(rows_new),
                    sum(rows_changed), sum(requests) from esmql.sync_log group by 1, 2
                """)
            let count = Value.integer(Int64(site["network_metrics"].count))
            #expect(
                log == [
                    [
                        "network_metrics", "{}", Scenario.text(Scenario.noon - 2 * Scenario.day),
                        Scenario.text(Scenario.noon), count, count, 0, .integer(Int64(site.requests)),
                    ]
                ])
        }
    }

    @Test func aColumnMoreIsAdded() async throws {
        let site = Scenario.site()
        try await withDatabase { connection, url in
            try await Self.sync(site, url)
            var wider = Scenario.metrics
            wider.columns.append(Column("quality", .real, summary: "how good it is"))
            let later = MemorySite([.init(schema: wider)], now: Scenario.noon + Scenario.hour)
            later["network_metrics"] = [Scenario.sample("10.0.0.1", "59", at: Scenario.noon + 1, 2) + [0.25]]
            let report = try await Self.sync(later, url)
            #expect(report.failure == nil)
            let rows = try await connection.rows(
                "select quality from archive.network_metrics where quality is not null")
            #expect(rows == [[0.25]])
        }
    }

    @Test func aTableThatIsNotTheArchivesIsLeftAlone() async throws {
        let site = Scenario.site()
        try await withDatabase { connection, url in
            try await Self.sync(site, url)
            try await connection.execute("alter table archive.network_metrics alter column value type text")
            let report = try await Self.sync(site, url)
            #expect(report.failure?.code == "archive-layout")
            try await connection.execute("update esmql.tables set identity = 'colour'")
            #expect(try await Self.sync(site, url).failure?.code == "archive-layout")
            try await connection.execute("insert into esmql.archive values (99)")
            #expect(try await Self.sync(site, url).failure?.code == "archive-layout")
        }
    }

    @Test func whatIsNotThereIsAnError() async throws {
        let site = Scenario.site()
        try await withDatabase { _, url in
            for change in [
                { $0.tables = ["nothing"] }, { $0.only = ["colour": ["red"]] }, { $0.tables = [] },
            ] as [(inout SyncOptions) -> Void] {
                let error = await #expect(throws: QueryError.self) {
                    try await Self.sync(site, url, change: change)
                }
                #expect(error?.code == "sync-tables")
                #expect(error?.category == .configuration)
            }
        }
    }

    @Test func withoutNamesItIsTheTablesOfTheArchive() async throws {
        let site = Scenario.site()
        try await withDatabase { _, url in
            try await Self.sync(site, url, ["hosts"])
            site.now += Scenario.minute
            let report = try await Self.sync(site, url, [])
            #expect(report.table == "hosts")
        }
    }
}

extension SeriesSyncTests {
    /// Syncs with changed options only.
    @discardableResult
    fileprivate static func sync(_ site: MemorySite, _ url: String, change: (inout SyncOptions) -> Void)
        async throws
        -> SyncReport
    {
        try await sync(site, url, ["network_metrics"], change)
    }
}
