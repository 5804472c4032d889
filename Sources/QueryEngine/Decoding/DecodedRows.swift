/// The rows of a result as values of a type, decoded as they are asked for.
public struct DecodedRows<Element: Decodable>: AsyncSequence {
    /// A ``QueryError``.
    public typealias Failure = QueryError

    let rows: RowSequence

    /// An iterator over the values.
    public func makeAsyncIterator() -> Iterator {
        Iterator(rows: rows.makeAsyncIterator(), names: ColumnNames(rows.columns.map(\.name)))
    }

    /// Walks over the values.
    public struct Iterator: AsyncIteratorProtocol {
        private var rows: RowSequence.Iterator
        private let names: ColumnNames
        private var number = 0

        init(rows: RowSequence.Iterator, names: ColumnNames) {
            self.rows = rows
            self.names = names
        }

        /// The next value, nil behind the last one.
        ///
        /// - Parameter actor: the caller's isolation.
        /// - Returns: the value.
        /// - Throws: a ``QueryError``: what the rows fail with, or why the row cannot be decoded.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(QueryError) -> Element? {
            guard let row = try await rows.next(isolation: actor) else { return nil }
            number += 1
            return try RowDecoder(row: row, names: names, number: number).decode(Element.self)
        }
    }
}

extension DecodedRows: Sendable {}
