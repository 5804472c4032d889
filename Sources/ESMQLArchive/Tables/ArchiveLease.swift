internal import Synchronization

/// A connection to the archive for one statement, in a transaction that only reads.
///
/// Whoever lets go of it before its end has the statement cancelled and the transaction undone.
final class ArchiveLease: Sendable {
    /// The connection.
    let connection: PostgreSQLConnection
    private let pool: ArchivePool
    private let isEnded = Mutex(false)

    init(_ connection: PostgreSQLConnection, of pool: ArchivePool) {
        self.connection = connection
        self.pool = pool
    }

    /// Ends the transaction and gives the connection back.
    func end() async throws(ArchiveError) {
        try await connection.execute("commit")
        isEnded.withLock { $0 = true }
        await pool.take(connection, isIdle: true)
    }

    deinit {
        guard !isEnded.withLock(\.self) else { return }
        let (pool, connection) = (pool, connection)
        Task { await pool.take(connection, isIdle: false) }
    }
}
