extension PostgreSQLConnection {
    /// Runs statements as one transaction.
    ///
    /// - Parameters:
    ///   - begin: the statement that begins it, such as `begin read only`.
    ///   - isolation: the caller's isolation.
    ///   - body: the statements.
    /// - Returns: what the body returns, once it is committed.
    /// - Throws: what the body throws, after the transaction is undone, or an ``ArchiveError``.
    @discardableResult
    package func transaction<Result>(
        _ begin: String = "begin", isolation: isolated (any Actor)? = #isolation,
        _ body: () async throws -> Result
    ) async throws -> Result {
        try await execute(begin)
        do {
            let result = try await body()
            try await execute("commit")
            return result
        } catch {
            await rollback()
            throw error
        }
    }

    /// Undoes the transaction that is under way, where there is one.
    package func rollback() async {
        // In a task of its own: the one that was cancelled would send nothing. A connection that broke, or is closed, is
        // undone by the server.
        let rollback = Task { try? await execute("rollback") }
        _ = await rollback.value
    }
}
