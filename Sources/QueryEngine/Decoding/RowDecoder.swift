/// Decodes one row: a property for each column, or the columns in order, or the only column.
struct RowDecoder: Decoder {
    let row: Row
    let names: ColumnNames
    /// The row's number, counted from 1.
    let number: Int

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// The value of a type that the row becomes.
    func decode<Result: Decodable>(_ type: Result.Type) throws(QueryError) -> Result {
        do {
            if CellDecoder.isPlain(type) { return try only().decode(type) }
            return try Result(from: self)
        } catch let error as QueryError {
            throw error
        } catch {
            throw QueryError(
                .query, code: "decode-type",
                message: "row \(number): it is no \(type): \(Self.reason(error))",
                underlying: error)
        }
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(RowKeyedContainer(row: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        RowUnkeyedContainer(row: self)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { try only() }

    /// The decoder of the column of an index.
    func cell(_ index: Int) -> CellDecoder {
        CellDecoder(
            value: row.values.element(index) ?? .null,
            place: CellPlace(column: names.names.element(index) ?? "\(index + 1)", row: number))
    }

    private func only() throws(QueryError) -> CellDecoder {
        guard row.values.count == 1 else {
            throw QueryError(
                .query, code: "decode-type",
                message: "row \(number): \(row.values.count) columns are no single value")
        }
        return cell(0)
    }

    /// What a type's own decoding says, in one line.
    static func reason(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "\(error)" }
        return switch error {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
            .dataCorrupted(let context):
            context.debugDescription
        @unknown default: "\(error)"
        }
    }
}
