/// The columns of a row in order.
struct RowUnkeyedContainer: UnkeyedDecodingContainer {
    let row: RowDecoder
    private(set) var currentIndex = 0

    init(row: RowDecoder) {
        self.row = row
    }

    var codingPath: [any CodingKey] { [] }
    var count: Int? { row.row.values.count }
    var isAtEnd: Bool { currentIndex >= row.row.values.count }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, row.cell(currentIndex).decodeNil() else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Result: Decodable>(_ type: Result.Type) throws -> Result {
        try next().decode(type)
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try next().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try next().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { row }

    private mutating func next() throws(QueryError) -> CellDecoder {
        guard !isAtEnd else {
            throw QueryError(
                .query, code: "decode-column", message: "the result has no column \(currentIndex + 1)")
        }
        defer { currentIndex += 1 }
        return row.cell(currentIndex)
    }
}
