import ESMQL

/// A value of an answer, written as a literal: `["EVS", 4.0, 0, nil]`.
enum Cell: Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])

    init(_ value: Value) {
        self =
            switch value {
            case .null: .null
            case .integer(let integer): .integer(integer)
            case .real(let real): .real(real)
            case .text(let text): .text(text)
            case .blob(let bytes): .blob(bytes)
            }
    }

    /// A double or NULL.
    static func optional(_ value: Double?) -> Cell { value.map(Cell.real) ?? .null }

    /// An integer or NULL.
    static func optional(_ value: Int?) -> Cell { value.map { .integer(Int64($0)) } ?? .null }
}

extension Cell: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByNilLiteral
{
    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int64) { self = .integer(value) }
    init(floatLiteral value: Double) { self = .real(value) }
    init(nilLiteral: ()) { self = .null }
}
