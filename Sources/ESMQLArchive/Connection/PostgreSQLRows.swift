package import QueryEngine

/// The rows of a statement as the server sends them.
///
/// They can be iterated once. The next statement on the connection ends them.
package struct PostgreSQLRows: AsyncSequence, Sendable {
    /// Rows that came together, at least one.
    package typealias Element = [[Value]]
    /// An ``ArchiveError``.
    package typealias Failure = ArchiveError

    /// The columns.
    package let columns: [PostgreSQLColumn]
    private let connection: PostgreSQLConnection
    private let number: Int
    private let first: [[Value]]

    init(
        connection: PostgreSQLConnection, number: Int, columns: [PostgreSQLColumn], first: [[Value]]
    ) {
        self.connection = connection
        self.number = number
        self.columns = columns
        self.first = first
    }

    /// An iterator over the rows.
    package func makeAsyncIterator() -> Iterator {
        Iterator(connection: connection, number: number, first: first)
    }

    /// Walks over the rows.
    package struct Iterator: AsyncIteratorProtocol {
        private let connection: PostgreSQLConnection
        private let number: Int
        private var first: [[Value]]

        init(connection: PostgreSQLConnection, number: Int, first: [[Value]]) {
            self.connection = connection
            self.number = number
            self.first = first
        }

        /// The next rows; nil behind the last ones.
        ///
        /// - Parameter actor: the caller's isolation.
        /// - Returns: the rows.
        /// - Throws: an ``ArchiveError``.
        package mutating func next(isolation actor: isolated (any Actor)?) async throws(ArchiveError)
            -> [[Value]]?
        {
            if !first.isEmpty {
                defer { first = [] }
                return first
            }
            let rows = try await connection.nextRows(of: number)
            return rows.isEmpty ? nil : rows
        }
    }
}
