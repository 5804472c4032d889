/// Where a value stands, for errors.
struct CellPlace: Sendable {
    let column: String
    /// Counted from 1.
    let row: Int

    /// The error of a value that the type does not take.
    func error(code: String, _ message: String, underlying: (any Error)? = nil) -> QueryError {
        QueryError(
            .query, code: code, message: "column \(column) of row \(row): \(message)", underlying: underlying)
    }

    /// The value is NULL where there has to be one.
    func isNull(_ type: Any.Type) -> QueryError {
        error(code: "decode-null", "NULL is no \(type); make the property optional")
    }

    /// The value is of another kind.
    func mismatch(_ value: Value, _ type: Any.Type) -> QueryError {
        error(code: "decode-type", "\(value.kind) is no \(type)")
    }

    /// The number is not one of the type's.
    func outOfRange(_ value: Value, _ type: Any.Type) -> QueryError {
        error(code: "decode-range", "\(value.kind) is not within the range of \(type)")
    }
}

extension Value {
    /// What kind of value it is, without the value, which can be confidential.
    fileprivate var kind: String {
        switch self {
        case .null: "NULL"
        case .integer: "an integer"
        case .real: "a REAL"
        case .text: "a text"
        case .blob: "a blob"
        }
    }
}
