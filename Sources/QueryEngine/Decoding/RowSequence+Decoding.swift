extension RowSequence {
    /// The rows as values of a type of yours.
    ///
    ///     struct Capacity: Decodable { var region: String; var available: Double? }
    ///     for try await capacity in result.rows.decode(as: Capacity.self) { … }
    ///
    /// A property takes the column of its name, or of its name in snake_case (`hostName` takes `host_name`). NULL and a
    /// column that is not there are nil; an integer has to fit; times become dates, blobs data, and text that is JSON
    /// whatever nested type the property has. A result of one column can be decoded as a plain type too.
    /// - Parameter type: what a row becomes.
    /// - Returns: the decoded rows; they fail with a ``QueryError`` whose code begins with `decode-` and whose message
    ///   names column and row.
    public func decode<Element: Decodable>(as type: Element.Type = Element.self) -> DecodedRows<Element> {
        DecodedRows(rows: self)
    }
}

extension QueryResult {
    /// All rows, decoded.
    ///
    /// - Parameter type: what a row becomes, as ``RowSequence/decode(as:)`` has it.
    /// - Returns: the rows in order.
    /// - Throws: a ``QueryError``.
    public func fetchAll<Element: Decodable & Sendable>(
        as type: Element.Type = Element.self
    ) async throws(QueryError) -> [Element] {
        var all: [Element] = []
        for try await element in rows.decode(as: type) { all.append(element) }
        return all
    }

    /// The first row, decoded; nil where there is none.
    ///
    /// - Parameter type: what the row becomes, as ``RowSequence/decode(as:)`` has it.
    /// - Returns: the row.
    /// - Throws: a ``QueryError``.
    public func fetchOne<Element: Decodable & Sendable>(
        as type: Element.Type = Element.self
    ) async throws(QueryError) -> Element? {
        for try await element in rows.decode(as: type) { return element }
        return nil
    }

    /// The value in the first column of the first row; nil where there is no row, or NULL in it.
    ///
    /// - Parameter type: what the value becomes.
    /// - Returns: the value.
    /// - Throws: a ``QueryError``.
    public func scalar<Element: Decodable & Sendable>(
        as type: Element.Type = Element.self
    ) async throws(QueryError) -> Element? {
        for try await row in rows {
            guard let value = row.values.first, value != .null else { return nil }
            let place = CellPlace(column: columns.first?.name ?? "", row: 1)
            return try CellDecoder.decode(type, value, at: place)
        }
        return nil
    }
}
