internal import ESMQL
internal import QueryEngine

/// The sync of one table over one connection.
struct TableSync: Sendable {
    var table: ArchiveTable
    let engine: Engine
    let connection: PostgreSQLConnection
    let dialect: ArchiveEngine
    let options: SyncOptions
    /// How many requests may still be made; nil for any number.
    var remainingRequests: Int?
    var report: SyncReport

    var merge: SyncMerge { SyncMerge(into: table) }
    var definition: ArchiveDefinition { ArchiveDefinition(table: table, engine: dialect) }

    /// Takes a step: tests look at it.
    func step(_ step: SyncStep) async throws {
        try Task.checkCancellation()
        try await options.onStep?(step)
    }

    func tell(_ kind: SyncEvent.Kind) {
        options.onEvent?(SyncEvent(table: table.name, kind: kind))
    }

    /// Brings the archive's table up to date.
    ///
    /// - Throws: an ``ArchiveError`` or a `QueryError`; what was committed until then stays.
    mutating func run() async throws {
        // Rows are sorted in memory; only this connection is concerned.
        if dialect != .cockroach {
            // A transaction is open for as long as the site takes to send a window.
            try await connection.execute("set work_mem = '64MB'; set idle_in_transaction_session_timeout = 0")
        }
        let selections = try await findSelections()
        try await step(.selectionsKnown)
        try await createTable()
        try await step(.tableReady)
        try await connection.execute("drop table if exists pg_temp.\(ArchiveDefinition.stagingName)")
        try await connection.execute(definition.staging)
        try await step(.stagingReady)
        var encoder = RowEncoder(table)
        if table.timeColumn == nil {
            try await locked(by: ArchiveSelection(options.only)) { sync throws in
                try await sync.readState(of: selections, &encoder)
            }
        } else {
            for selection in selections {
                try await locked(by: selection) { sync throws in
                    try await sync.readSeries(selection, &encoder)
                }
            }
        }
        note(misfits: encoder)
        try await connection.execute("drop table pg_temp.\(ArchiveDefinition.stagingName)")
    }

    // MARK: The table

    /// Makes the table where it is not there, and adds columns that the catalogue has more.
    private mutating func createTable() async throws {
        let definition = definition
        let known = try await connection.rows(
            "select identity from esmql.tables where name = $1", [table.name])
        if known.isEmpty {
            try await transaction { connection in
                // Another process may be making it: it has the row then, and this one waits.
                try await connection.execute(
                    """
                    insert into esmql.tables (name, kind, time_column, identity) values ($1, $2, $3, $4) \
                    on conflict do nothing
                    """,
                    [
                        table.name, table.timeColumn == nil ? "snapshot" : "series", table.timeColumn,
                        table.identityText,
                    ])
                for statement in definition.creation { try await connection.execute(statement) }
            }
        } else if case .text(let identity)? = known.first?.first {
            guard let table = table.identified(by: identity) else {
                throw ArchiveError(
                    .layout,
                    "\(table.name) of the archive tells its rows apart by \(identity), which the table no longer has; rename it "
                        + "there and delete its rows of esmql.tables and esmql.watermarks")
            }
            self.table = table
        }
        try await addColumns()
    }

    private func addColumns() async throws {
        let rows = try await connection.rows(
            """
            select column_name, udt_name from information_schema.columns where table_schema = $1 and table_name = $2
            """, [ArchiveTable.dataSchema, table.name])
        var types: [String: String] = [:]
        for row in rows {
            if case .text(let name) = row[0], case .text(let type) = row[1] { types[name] = type }
        }
        for column in table.columns {
            guard let type = types[column.name] else {
                for statement in definition.addition(of: column) { try await connection.execute(statement) }
                continue
            }
            let wanted = column.internalTypeName
            guard type == wanted else {
                throw ArchiveError(
                    .layout,
                    "\(table.name).\(column.name) of the archive is \(type), and \(wanted) is needed; rename the column "
                        + "there, or change its type")
            }
        }
    }

    /// Runs statements as a transaction.
    func transaction<Result>(
        isolation: isolated (any Actor)? = #isolation,
        _ body: (PostgreSQLConnection) async throws -> Result
    ) async throws -> Result {
        try await connection.transaction { try await body(connection) }
    }

    // MARK: Locks

    /// Does something while no other process syncs a selection of the table; waits where one does.
    ///
    /// Two at once do no harm: this only saves the requests of the second one.
    private mutating func locked(
        by selection: ArchiveSelection, _ body: (inout TableSync) async throws -> Void
    ) async throws {
        guard dialect.hasAdvisoryLocks else {
            try await step(.locked)
            try await body(&self)
            return try await step(.unlocked)
        }
        let number = RowKey(text: "esmql sync \(table.name) \(selection.text)").number
        let answer = try await connection.rows("select pg_try_advisory_lock($1)", ["\(number)"])
        if answer.first?.first != .integer(1) {
            tell(.waiting)
            try await connection.rows("select pg_advisory_lock($1)", ["\(number)"])
        }
        try await step(.locked)
        try await body(&self)
        // Where the body fails the connection is closed, and with it the lock is gone.
        try await connection.rows("select pg_advisory_unlock($1)", ["\(number)"])
        try await step(.unlocked)
    }
}
