#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Makes plain values of a cell that is not NULL.
struct CellReader {
    let value: Value
    let place: CellPlace

    /// The value as one of the types that are plain; nil where it is no such thing.
    func read(_ type: Any.Type) throws(QueryError) -> Any? {
        if let type = type as? any FixedWidthInteger.Type { return try integer(type) }
        switch (value, type) {
        case (.text(let text), is String.Type): return text
        case (.real(let real), is Double.Type): return real
        case (.integer(let integer), is Double.Type):
            guard let real = Double(exactly: integer) else { throw place.outOfRange(value, type) }
            return real
        case (.real(let real), is Float.Type): return Float(real)
        case (.integer(let integer), is Float.Type):
            guard let real = Float(exactly: integer) else { throw place.outOfRange(value, type) }
            return real
        case (_, is Bool.Type): return truth
        case (_, is Date.Type): return date
        case (.blob(let bytes), is Data.Type): return Data(bytes)
        case (.text(let text), is URL.Type): return URL(string: text)
        case (.text(let text), is UUID.Type): return UUID(uuidString: text)
        case (.text(let text), is Decimal.Type): return Decimal(string: text)
        case (.integer(let integer), is Decimal.Type): return Decimal(integer)
        case (.real(let real), is Decimal.Type): return real.isFinite ? Decimal(real) : nil
        default: return nil
        }
    }

    private func integer<Number: FixedWidthInteger>(_ type: Number.Type) throws(QueryError) -> Number? {
        let number: Number?
        switch value {
        case .integer(let integer): number = Number(exactly: integer)
        case .real(let real): number = Number(exactly: real)
        default: return nil
        }
        guard let number else { throw place.outOfRange(value, type) }
        return number
    }

    /// 0 and 1, and the words that JSON has for them.
    private var truth: Bool? {
        switch value {
        case .integer(0), .text("false"): false
        case .integer(1), .text("true"): true
        default: nil
        }
    }

    /// A time as columns have it or in any other usual form, or milliseconds since 1970 (ten digits are seconds).
    private var date: Date? {
        let milliseconds: Int64? =
            switch value {
            case .text(let text): TimeReader.milliseconds(text)
            case .integer(let integer): TimeReader.milliseconds(epoch: integer)
            default: nil
            }
        return milliseconds.map { Date(timeIntervalSince1970: Double($0) / 1000) }
    }
}
