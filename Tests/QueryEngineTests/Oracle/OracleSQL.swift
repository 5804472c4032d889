/// A text for the engine and one for SQLite that mean the same: they differ in the spelling of literals and
/// in the sites' own names, which only the engine knows.
struct OracleSQL: ExpressibleByStringInterpolation {
    var engine: String
    var plain: String

    init(engine: String, plain: String) {
        self.engine = engine
        self.plain = plain
    }

    init(_ text: String) {
        self.init(engine: text, plain: text)
    }

    init(stringLiteral value: String) {
        self.init(value)
    }

    init(stringInterpolation interpolation: Interpolation) {
        self.init(engine: interpolation.engine, plain: interpolation.plain)
    }

    static func + (left: OracleSQL, right: OracleSQL) -> OracleSQL {
        OracleSQL(engine: left.engine + right.engine, plain: left.plain + right.plain)
    }

    struct Interpolation: StringInterpolationProtocol {
        var engine = ""
        var plain = ""

        init(literalCapacity: Int, interpolationCount: Int) {}

        mutating func appendLiteral(_ literal: String) {
            engine += literal
            plain += literal
        }

        mutating func appendInterpolation(_ value: OracleSQL) {
            engine += value.engine
            plain += value.plain
        }

        mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            appendLiteral(value.description)
        }
    }
}

extension [OracleSQL] {
    func joined(_ separator: String) -> OracleSQL {
        OracleSQL(
            engine: map(\.engine).joined(separator: separator),
            plain: map(\.plain).joined(separator: separator))
    }
}
