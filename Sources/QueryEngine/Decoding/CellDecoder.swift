#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Decodes one value of a row.
struct CellDecoder: Decoder, SingleValueDecodingContainer {
    let value: Value
    let place: CellPlace

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// The type wants more than one value can give: its text has to be read as JSON.
    private struct NeedsDocument: Error {}

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        throw NeedsDocument()
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw NeedsDocument() }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool { value == .null }

    func decode<Result: Decodable>(_ type: Result.Type) throws -> Result {
        try Self.decode(type, value, at: place)
    }

    /// Whether a type is read from one value, whatever its own way of decoding is.
    static func isPlain(_ type: Any.Type) -> Bool {
        type is any FixedWidthInteger.Type || type == String.self || type == Double.self || type == Float.self
            || type == Bool.self || type == Date.self || type == Data.self || type == URL.self
            || type == UUID.self || type == Decimal.self
    }

    /// What a value is as some type.
    static func decode<Result: Decodable>(
        _ type: Result.Type, _ value: Value, at place: CellPlace
    ) throws(QueryError) -> Result {
        if isPlain(type) {
            if value == .null { throw place.isNull(type) }
            guard let result = try CellReader(value: value, place: place).read(type) as? Result else {
                throw place.mismatch(value, type)
            }
            return result
        }
        do {
            return try Result(from: CellDecoder(value: value, place: place))
        } catch is NeedsDocument {
            return try document(type, value, at: place)
        } catch let error as QueryError {
            throw error
        } catch {
            throw place.error(
                code: "decode-type", "it is no \(type): \(RowDecoder.reason(error))", underlying: error)
        }
    }

    /// What a text that is JSON is as some type.
    private static func document<Result: Decodable>(
        _ type: Result.Type, _ value: Value, at place: CellPlace
    ) throws(QueryError) -> Result {
        guard case .text(let text) = value else {
            throw value == .null ? place.isNull(type) : place.mismatch(value, type)
        }
        do { return try JSONDecoder().decode(type, from: Data(text.utf8)) } catch {
            throw place.error(
                code: "decode-type", "its text is no JSON of a \(type): \(RowDecoder.reason(error))",
                underlying: error)
        }
    }
}
