/// The connections to an archive that queries have opened: those that nothing runs on are used again.
actor ArchivePool {
    private let address: ArchiveAddress
    private var idle: [PostgreSQLConnection] = []
    private var used: [ObjectIdentifier: PostgreSQLConnection] = [:]
    private var isClosed = false

    /// How many connections wait to be used again.
    private static let most = 4

    init(_ address: ArchiveAddress) {
        self.address = address
    }

    /// A connection in a transaction that only reads.
    ///
    /// - Parameter timeout: how long the server may work on a statement, in milliseconds; nil for any time.
    /// - Returns: the connection, until it is let go of.
    /// - Throws: an ``ArchiveError``.
    func lease(timeout: Int?) async throws(ArchiveError) -> ArchiveLease {
        guard !isClosed else { throw ArchiveError(.connection, "the archive is closed") }
        let begin =
            "begin transaction isolation level repeatable read read only; set local statement_timeout = \(timeout ?? 0)"
        while let connection = idle.popLast() {
            used[ObjectIdentifier(connection)] = connection
            do throws(ArchiveError) {
                try await connection.execute(begin)
                return ArchiveLease(connection, of: self)
            } catch {
                used[ObjectIdentifier(connection)] = nil
                await connection.close()
                // The server may have closed it meanwhile; a new one tells.
                if error.code != .connection { throw error }
            }
        }
        let connection = try await PostgreSQLConnection.open(address)
        used[ObjectIdentifier(connection)] = connection
        do throws(ArchiveError) {
            try await connection.execute(begin)
        } catch {
            used[ObjectIdentifier(connection)] = nil
            await connection.close()
            throw error
        }
        return ArchiveLease(connection, of: self)
    }

    /// Takes a connection back; one that is not idle has its statement cancelled first.
    func take(_ connection: PostgreSQLConnection, isIdle: Bool) async {
        guard used.removeValue(forKey: ObjectIdentifier(connection)) != nil else { return }
        if !isIdle, (try? await connection.execute("rollback")) == nil {
            await connection.close()
            return
        }
        guard !isClosed, idle.count < Self.most, await connection.isUsable else {
            await connection.close()
            return
        }
        idle.append(connection)
    }

    /// Closes all connections; statements under way fail.
    func close() async {
        isClosed = true
        let all = idle + used.values
        idle = []
        used = [:]
        for connection in all { await connection.close() }
    }
}
