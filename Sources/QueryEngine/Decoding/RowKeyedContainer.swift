/// The columns of a row by the names of properties.
struct RowKeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let row: RowDecoder

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { row.names.names.compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { row.names.index(of: key.stringValue) != nil }

    func decodeNil(forKey key: Key) throws -> Bool { try cell(key).decodeNil() }

    func decode<Result: Decodable>(_ type: Result.Type, forKey key: Key) throws -> Result {
        try cell(key).decode(type)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try cell(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try cell(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { row }

    func superDecoder(forKey key: Key) throws -> any Decoder { row }

    private func cell(_ key: Key) throws(QueryError) -> CellDecoder {
        guard let index = row.names.index(of: key.stringValue) else {
            throw QueryError(
                .query, code: "decode-column",
                message: "the result has no column for \(key.stringValue), only "
                    + row.names.names.joined(separator: ", "))
        }
        return row.cell(index)
    }
}
