/// The text of a statement together with the values that were interpolated into it.
///
/// What is interpolated is bound and never becomes part of the text, so a value cannot change what the statement does:
///
///     let region = "o'hara"
///     let services = ["EVS", "ECS_VM"]
///     let query: SQLQuery = "select * from capacity where region = \(region) and service in \(services)"
///
/// A value stands where an expression can stand, never within quotes. Names are interpolated with
/// ``StringInterpolation/appendInterpolation(identifier:)``, parts of a statement as queries of their own, and text
/// that is meant to be SQL with ``StringInterpolation/appendInterpolation(raw:)``.
public struct SQLQuery: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// A part of a statement.
    enum Part: Sendable, Hashable {
        /// SQL as it is.
        case text(String)
        /// A value that is bound.
        case value(Value)
    }

    let parts: [Part]

    /// A statement without interpolated values.
    ///
    /// - Parameter text: the statement, which becomes SQL as it is.
    public init(text: String) {
        parts = [.text(text)]
    }

    /// A statement without interpolated values.
    public init(stringLiteral value: String) {
        self.init(text: value)
    }

    /// A statement with its values.
    public init(stringInterpolation: StringInterpolation) {
        parts = stringInterpolation.parts
    }

    /// How the parameter of the value of a number is written.
    static func placeholder(_ number: Int) -> String { ":_value\(number)" }

    /// The statement, with parameters in place of its values.
    public var text: String { rendered.text }

    /// The values by the names of their parameters.
    public var parameters: QueryParameters { QueryParameters(named: rendered.values) }

    /// The text and its values in one pass.
    var rendered: (text: String, values: [String: Value]) {
        var text = ""
        var values: [String: Value] = [:]
        for part in parts {
            switch part {
            case .text(let piece): text += piece
            case .value(let value):
                let placeholder = Self.placeholder(values.count + 1)
                values[String(placeholder.dropFirst())] = value
                text += placeholder
            }
        }
        return (text, values)
    }
}

extension SQLQuery: CustomStringConvertible {
    /// The statement without its values, which can be confidential.
    public var description: String { text }
}
