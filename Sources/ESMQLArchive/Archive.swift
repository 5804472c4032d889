public import ESMQL
package import QueryEngine
package import SQLSyntax
internal import Synchronization

/// The history of a site in an engine that speaks PostgreSQL's protocol, as tables of queries.
///
///     let archive = Archive(try ArchiveAddress("postgresql://reader@db.example.com/esm"))
///     var options = SessionOptions()
///     options.use(archive)
///     let session = try Session(configuration: configuration, options: options)
///     let days = try await session.fetchAll(
///         "select date(timestamp) as day, avg(value) from archive.network_metrics group by 1", as: Day.self)
///
/// Each table `name` of the site is `archive.name`; of a table without a time it has the rows as they are now, and
/// `archive.name_history` all of them with `valid_from` and `valid_to`. Nothing is sent before a query reads one of them.
/// A query or subquery over these tables alone is answered there as one statement, where it means the same there.
public final class Archive: Sendable {
    /// Where it is.
    public let address: ArchiveAddress
    private let pool: ArchivePool
    private let timeout: Duration?
    private let clock: @Sendable () -> Int64
    /// The tables that queries can name, by their names in small letters.
    private let relations = Mutex<[String: ArchiveRelation]>([:])

    /// An archive; nothing is sent yet.
    ///
    /// - Parameters:
    ///   - address: where it is.
    ///   - timeout: how long the server may work on a statement; nil for any time.
    ///   - now: the clock, in milliseconds since 1970; the system's where none is given.
    public init(
        _ address: ArchiveAddress, timeout: Duration? = nil,
        now: @escaping @Sendable () -> Int64 = Session.systemClock
    ) {
        self.address = address
        self.timeout = timeout
        clock = now
        pool = ArchivePool(address)
    }

    /// The clock, in milliseconds since 1970.
    func now() -> Int64 { clock() }

    /// A connection in a transaction that only reads.
    func lease() async throws(ArchiveError) -> ArchiveLease {
        try await pool.lease(timeout: timeout.map { Int($0 / .milliseconds(1)) })
    }

    /// The error of a query for what the archive says of a statement.
    func queryError(_ error: ArchiveError, of table: String?) -> QueryError {
        switch error.sqlState {
        case "42P01", "3F000":
            QueryError(
                .configuration, code: ArchiveError.Code.layout.rawValue,
                message:
                    "\(table ?? "a table of the query") is not in the archive \(address) yet; esmql sync fills it",
                underlying: error)
        case "42703":
            QueryError(
                .configuration, code: ArchiveError.Code.layout.rawValue,
                message: "the archive \(address) lacks a column of \(table ?? "a table"): \(error.message); "
                    + "esmql sync adds it",
                underlying: error)
        // An integer out of range, a double too large; a function or operator that this engine lacks.
        case let state? where state.hasPrefix("22") || ["42883", "42601", "0A000"].contains(state):
            QueryError(
                .query, code: QueryError.remoteEvaluation,
                message: "the archive cannot evaluate it: \(error)",
                underlying: error)
        default: QueryError(error)
        }
    }
}

extension SessionOptions {
    /// Offers the tables of an archive beside those of the site; the session closes it.
    ///
    /// - Parameter archive: the archive, of no other session.
    public mutating func use(_ archive: Archive) {
        remote = archive
    }

    /// Whether tables of an archive are offered.
    public var hasArchive: Bool { remote != nil }
}

extension ArchiveError.Code {
    /// The server cannot evaluate a query that SQLite can, and rows have left already: else it is answered here.
    public static let evaluation = Self(rawValue: "archive-evaluation")
}

extension Archive: RemoteEngine {
    package func tables(like schemas: [TableSchema]) throws(QueryError) -> [any TableProvider] {
        var tables: [any TableProvider] = []
        var relations: [String: ArchiveRelation] = [:]
        for schema in schemas {
            // What PostgreSQL has no room for cannot have been synced either.
            guard let table = try? ArchiveTable(schema) else { continue }
            for view in ArchiveView.views(of: table) {
                relations[view.schema.name.asciiLowercased] = view.relation
                tables.append(
                    ArchiveTableProvider(schema: view.schema, relation: view.relation, archive: self))
            }
        }
        self.relations.withLock { $0 = relations }
        return tables
    }

    package func parts(
        of query: Query, in text: String, constants: @escaping RemoteConstants
    ) -> RemoteParts {
        let relations = relations.withLock(\.self)
        var search = PushdownSearch(relations: relations, text: text, constants: constants) { number, part in
            ArchiveQueryTable(
                schema: TableSchema(name: "archive.query_\(number)", columns: part.columns), sql: part.sql,
                archive: self)
        }
        search.run(query)
        return search.found
    }

    package func joined(_ schema: TableSchema) async throws(QueryError) -> String? {
        guard let table = try? ArchiveTable(schema), let time = table.timeColumn else { return nil }
        let watermark: ArchiveWatermark?
        do throws(ArchiveError) {
            let lease = try await lease()
            watermark = try await ArchiveLog(lease.connection).watermarks(of: table.name)
                .first { $0.selection == .all }
            try await lease.end()
        } catch { throw queryError(error, of: table.name) }
        guard let watermark,
            let split = TimeText.format(max(watermark.since, watermark.until - table.rule.overlap))
        else { return nil }
        let columns = table.columns.map(\.name.quotedIdentifier).joined(separator: ", ")
        let (column, name) = (time.quotedIdentifier, table.name.quotedIdentifier)
        return "select \(columns) from archive.\(name) where \(column) < '\(split)' union all "
            + "select \(columns) from main.\(name) where \(column) >= '\(split)'"
    }

    package func close() async { await pool.close() }
}
