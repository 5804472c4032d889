public import QueryEngine

/// Fills an archive with what is new at the site.
///
///     let archive = try ArchiveAddress("postgresql://writer@db.example.com/archive")
///     let sync = ArchiveSync(session, to: archive, options: SyncOptions(tables: ["network_metrics", "hosts"]))
///     for report in try await sync.run() { print(report.table, report.counts.new) }
///
/// Each window of time is read, sent and merged as one transaction, together with how far the archive reaches then. So a
/// sync can be stopped at any moment, be it by the end of its process, and be run again: no row is missing or twice in the
/// archive.
public struct ArchiveSync: Sendable {
    private let engine: Engine
    private let address: ArchiveAddress
    private let options: SyncOptions

    /// A sync; nothing happens before ``run()``.
    ///
    /// - Parameters:
    ///   - runner: what reads the site's tables, such as a session.
    ///   - address: where the archive is.
    ///   - options: what is read.
    public init(_ runner: any QueryRunner, to address: ArchiveAddress, options: SyncOptions) {
        engine = runner.engine
        self.address = address
        self.options = options
    }

    /// Brings the archive's tables up to date, one after the other.
    ///
    /// A table that fails does not keep the others from their turn: its report tells why. Where no tables are named, it is
    /// those that the archive has.
    /// - Returns: what was done, table by table.
    /// - Throws: a `QueryError` where there is nothing to be done: a table or column that there is not, an archive that
    ///   cannot be reached, or a task that was cancelled.
    public func run() async throws -> [SyncReport] {
        var state = State(remaining: options.maximumRequests)
        do {
            state.connection = try await connect()
            let tables = try await tables(state.connection)
            var reports: [SyncReport] = []
            for table in tables { reports.append(try await sync(table, &state)) }
            try await options.onStep?(.finished)
            await state.connection?.close()
            return reports
        } catch {
            await state.connection?.close()
            throw Self.queryError(error)
        }
    }

    /// What goes from table to table.
    private struct State {
        var connection: PostgreSQLConnection?
        /// How many requests may still be made; nil for any number.
        var remaining: Int?
    }

    // MARK: A table

    private func sync(_ table: ArchiveTable, _ state: inout State) async throws -> SyncReport {
        tell(table, .began)
        var report = SyncReport(table: table.name)
        var waits = options.retryWaits[...]
        while true {
            do {
                try await attempt(table, &state, &report)
                break
            } catch let error as ArchiveError where error.isTransient && !waits.isEmpty {
                await drop(&state)
                let wait = waits.removeFirst()
                tell(table, .retrying(reason: error.description, wait: wait))
                try await options.pause(wait)
            } catch let error as QueryError where error.category != .cancelled {
                await drop(&state)
                report.failure = SyncReport.Failure(error)
                break
            } catch let error as ArchiveError where error.code != .cancelled {
                await drop(&state)
                report.failure = SyncReport.Failure(QueryError(error))
                break
            }
        }
        tell(table, .ended(report))
        return report
    }

    private func attempt(_ table: ArchiveTable, _ state: inout State, _ report: inout SyncReport) async throws
    {
        let connection: PostgreSQLConnection
        if let open = state.connection { connection = open } else { connection = try await connect() }
        state.connection = connection
        let dialect = try await engine(of: connection)
        try await prepare(connection, dialect)
        try await options.onStep?(.booksReady)
        var sync = TableSync(
            table: table, engine: engine, connection: connection, dialect: dialect,
            options: normalized(for: table),
            remainingRequests: state.remaining, report: report)
        defer {
            report = sync.report
            state.remaining = sync.remainingRequests
        }
        try await sync.run()
    }

    private func drop(_ state: inout State) async {
        await state.connection?.close()
        state.connection = nil
    }

    private func tell(_ table: ArchiveTable, _ kind: SyncEvent.Kind) {
        options.onEvent?(SyncEvent(table: table.name, kind: kind))
    }

    // MARK: What to sync

    /// The tables, each once.
    private func tables(_ connection: PostgreSQLConnection?) async throws -> [ArchiveTable] {
        var names = options.tables
        if names.isEmpty, let connection { names = try await ArchiveLog(connection).tables() }
        guard !names.isEmpty else {
            throw QueryError(
                .configuration, code: "sync-tables",
                message: "name the tables to sync: the archive has none yet")
        }
        var tables: [ArchiveTable] = []
        for name in names {
            guard let schema = engine.catalog.provider(named: name)?.schema else {
                throw QueryError(.configuration, code: "sync-tables", message: "no such table: \(name)")
            }
            guard !tables.contains(where: { $0.name == schema.name }) else { continue }
            for column in options.only.keys.sorted()
            where !schema.columns.contains(where: { $0.name == column && !$0.isHidden }) {
                throw QueryError(
                    .configuration, code: "sync-tables",
                    message: "\(schema.name) has no column \(column) to select by")
            }
            tables.append(try ArchiveTable(schema))
        }
        return tables
    }

    /// The options with values as the table's columns spell them.
    private func normalized(for table: ArchiveTable) -> SyncOptions {
        var options = options
        options.only = options.only.reduce(into: [:]) { only, entry in
            let column = table.schema.columns.first { $0.name == entry.key }
            only[entry.key] = entry.value.map { value in
                switch column?.read(value) {
                case .text(let text)?: text
                case .integer(let number)?: String(number)
                default: value
                }
            }
        }
        return options
    }

    // MARK: The archive

    private func connect() async throws -> PostgreSQLConnection {
        let connection = try await PostgreSQLConnection.open(address)
        try await options.onStep?(.connected)
        return connection
    }

    private func engine(of connection: PostgreSQLConnection) async throws(ArchiveError) -> ArchiveEngine {
        if let engine = options.engine { return engine }
        let version = try await connection.rows("select version()").first?.first
        guard case .text(let version)? = version else { return .postgresql }
        let plain = ArchiveEngine(version: version, hasCitus: false)
        guard plain == .postgresql else { return plain }
        let hasCitus = try await connection.rows("select 1 from pg_extension where extname = 'citus'")
        return ArchiveEngine(version: version, hasCitus: !hasCitus.isEmpty)
    }

    /// Makes the archive's own tables where they are not there.
    private func prepare(_ connection: PostgreSQLConnection, _ dialect: ArchiveEngine)
        async throws(ArchiveError)
    {
        // Two processes that begin with an empty database may be in each other's way once.
        for _ in 0..<3 {
            do throws(ArchiveError) {
                let layout = try await connection.rows("select max(layout) from esmql.archive").first?.first
                guard case .integer(let layout)? = layout else {
                    throw ArchiveError(.layout, "", sqlState: "42P01")
                }
                guard layout <= ArchiveBooks.layout else {
                    throw ArchiveError(
                        .layout,
                        "the archive was made by a later version of esmql, in form \(layout); this one knows "
                            + "form \(ArchiveBooks.layout)")
                }
                return
            } catch {
                guard error.sqlState == "42P01" || error.sqlState == "3F000" else { throw error }
            }
            do throws(ArchiveError) {
                try await connection.execute(ArchiveBooks.creation(in: dialect).joined(separator: "; "))
            } catch {
                guard error.isCollision else { throw error }
            }
        }
        throw ArchiveError(.layout, "the archive's own tables cannot be made")
    }

    static func queryError(_ error: any Error) -> any Error {
        switch error {
        case let error as ArchiveError: QueryError(error)
        case is CancellationError: QueryError(ArchiveError.cancelled)
        default: error
        }
    }
}
