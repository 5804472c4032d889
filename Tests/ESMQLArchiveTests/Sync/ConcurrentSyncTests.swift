import QueryEngine
import Synchronization
import Testing

@testable import ESMQLArchive

/// Two syncs of one archive at once, and servers that go away.
@Suite("Syncs at once, servers that go away", .timeLimit(.minutes(10)))
struct ConcurrentSyncTests {
    /// What one run leaves.
    private static func alone(_ site: MemorySite) async throws -> [String] {
        try await withDatabase { connection, url in
            _ = try await run(site, url)
            return try await Scenario.contents(of: connection)
        }
    }

    @discardableResult
    private static func run(
        _ site: MemorySite, _ url: String, _ change: (inout SyncOptions) -> Void = { _ in }
    ) async throws -> [SyncReport] {
        var options = Scenario.options
        change(&options)
        let reports = try await ArchiveSync(site.engine, to: try ArchiveAddress(url), options: options).run()
        for report in reports { #expect(report.failure == nil) }
        return reports
    }

    /// With locks of the server's own; and, as with engines that have none, without.
    @Test(arguments: [ArchiveEngine.postgresql, .yugabyte])
    func twoAtOnceAreAsOne(engine: ArchiveEngine) async throws {
        let site = Scenario.site()
        Scenario.pass(site)
        let expected = try await Self.alone(site)
        // The tables in PostgreSQL's words, for YugabyteDB's are not PostgreSQL's.
        for order in [Scenario.tables, Scenario.tables.reversed()] {
            try await withDatabase { connection, url in
                if engine != .postgresql { try await Self.makeTables(connection) }
                async let first = Self.run(site, url) { $0.engine = engine }
                async let second = Self.run(site, url) { options in
                    options.engine = engine
                    options.tables = order
                }
                let reports = try await [first, second].flatMap(\.self)
                #expect(try await Scenario.contents(of: connection) == expected)
                let new = reports.filter { $0.table == "network_metrics" }.map(\.counts.new).reduce(0, +)
                #expect(new == site["network_metrics"].count)
            }
        }
    }

    private static func makeTables(_ connection: PostgreSQLConnection) async throws {
        for statement in ArchiveBooks.creation(in: .postgresql) { try await connection.execute(statement) }
        for schema in [Scenario.metrics, Scenario.alarms, Scenario.hosts, Scenario.machines] {
            let table = try ArchiveTable(schema)
            let definition = ArchiveDefinition(table: table, engine: .postgresql)
            for statement in definition.creation { try await connection.execute(statement) }
            try await connection.execute(
                "insert into esmql.tables (name, kind, identity) values ($1, 'x', $2)",
                [table.name, table.identityText])
        }
    }

    @Test func theSecondOneWaitsAndReadsOnlyTheOverlap() async throws {
        let site = Scenario.site()
        try await withDatabase { _, url in
            let (waits, waiting) = AsyncStream.makeStream(of: Void.self)
            let second = Mutex<Task<[SyncReport], any Error>?>(nil)
            try await Self.run(site, url) { options in
                options.tables = ["network_metrics"]
                options.onStep = { step in
                    guard step == .windowRead, second.withLock({ $0 == nil }) else { return }
                    let other = Task {
                        try await Self.run(site, url) { options in
                            options.tables = ["network_metrics"]
                            options.onEvent = { if $0.kind == .waiting { waiting.yield() } }
                        }
                    }
                    second.withLock { $0 = other }
                    // The lock is held until the other one waits for it.
                    for await _ in waits { break }
                }
            }
            let reports = try await second.withLock(\.self)?.value
            // The hour before noon.
            #expect(reports?.first?.counts.read == 24)
            #expect(reports?.first?.counts.new == 0)
        }
    }

    @Test func aConnectionThatBreaksIsMadeAgain() async throws {
        let site = Scenario.site()
        let expected = try await Self.alone(site)
        for step in [SyncStep.windowPlanned, .rowsCopied, .rowsInserted, .watermarkMoved, .committed] {
            try await withDatabase { connection, url in
                let isFirst = Mutex(true)
                let retries = Mutex(0)
                try await Self.run(site, url) { options in
                    options.onEvent = { event in
                        if case .retrying = event.kind { retries.withLock { $0 += 1 } }
                    }
                    options.onStep = { taken in
                        guard taken == step,
                            isFirst.withLock({ first in
                                defer { first = false }
                                return first
                            })
                        else {
                            return
                        }
                        try await connection.rows(
                            """
                            select pg_terminate_backend(pid) from pg_stat_activity
                            where datname = current_database() and pid <> pg_backend_pid()
                            """)
                    }
                }
                #expect(retries.withLock(\.self) == 1)
                #expect(try await Scenario.contents(of: connection) == expected)
            }
        }
    }

    @Test func aServerThatIsStartedAgainIsFoundAgain() async throws {
        let site = Scenario.site()
        let expected = try await Self.alone(site)
        let server = try await TestPostgreSQL()
        let url = try await server.newDatabase()
        let isFirst = Mutex(true)
        let pauses = Mutex(0)
        try await Self.run(site, url) { options in
            options.onStep = { step in
                guard step == .rowsInserted,
                    isFirst.withLock({ first in
                        defer { first = false }
                        return first
                    })
                else {
                    return
                }
                try await server.stop()
            }
            // It is back before the third attempt.
            options.pause = { _ in
                let count = pauses.withLock { count in
                    count += 1
                    return count
                }
                if count == 2 { try await server.start() }
            }
        }
        #expect(pauses.withLock(\.self) == 2)
        let connection = try await PostgreSQLConnection.open(try ArchiveAddress(url))
        #expect(try await Scenario.contents(of: connection) == expected)
        await connection.close()
    }

    @Test func aServerThatStaysAwayIsAnError() async throws {
        let site = Scenario.site()
        try await withDatabase { connection, url in
            let pauses = Mutex<[Duration]>([])
            var options = Scenario.options
            options.tables = ["hosts", "network_metrics"]
            options.pause = { wait in pauses.withLock { $0.append(wait) } }
            options.onStep = { step in
                guard step == .rowsCopied else { return }
                try await connection.rows(
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid()
                    """)
            }
            let reports = try await ArchiveSync(site.engine, to: try ArchiveAddress(url), options: options)
                .run()
            #expect(reports.map(\.failure?.code) == ["archive-connection", "archive-connection"])
            #expect(reports.map(\.failure?.category) == [.site, .site])
            #expect(pauses.withLock(\.self) == options.retryWaits + options.retryWaits)
        }
    }

    @Test func aSyncThatIsCancelledEnds() async throws {
        let site = Scenario.site()
        let expected = try await Self.alone(site)
        try await withDatabase { connection, url in
            let (reached, reach) = AsyncStream.makeStream(of: Void.self)
            let task = Task {
                try await Self.run(site, url) { options in
                    options.onStep = { step in
                        guard step == .rowsInserted else { return }
                        reach.yield()
                        while !Task.isCancelled { await Task.yield() }
                    }
                }
            }
            for await _ in reached { break }
            task.cancel()
            let error = await #expect(throws: QueryError.self) { try await task.value }
            #expect(error?.category == .cancelled)
            _ = try await Self.run(site, url)
            #expect(try await Scenario.contents(of: connection) == expected)
        }
    }
}
