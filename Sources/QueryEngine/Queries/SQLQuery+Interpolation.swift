extension SQLQuery {
    /// Gathers what is interpolated into a statement.
    public struct StringInterpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        /// An interpolation of some size.
        public init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(2 * interpolationCount + 1)
        }

        /// The text of the literal itself.
        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { parts.append(.text(literal)) }
        }

        /// A value, which is bound.
        public mutating func appendInterpolation(_ value: some QueryValue) {
            parts.append(.value(value.queryValue))
        }

        /// NULL where there is none.
        public mutating func appendInterpolation(_ value: (any QueryValue)?) {
            parts.append(.value(value?.queryValue ?? .null))
        }

        /// A list in parentheses for IN, each of its values bound; one without values meets nothing.
        public mutating func appendInterpolation(_ values: some Collection<some QueryValue>) {
            parts.append(.text("("))
            for (index, value) in values.enumerated() {
                if index > 0 { parts.append(.text(", ")) }
                parts.append(.value(value.queryValue))
            }
            parts.append(.text(")"))
        }

        /// A part of a statement with values of its own.
        public mutating func appendInterpolation(_ query: SQLQuery) {
            parts += query.parts
        }

        /// The name of a table or column, quoted so that it can be nothing else.
        ///
        /// - Parameter name: the name; one with a NUL in it names nothing.
        public mutating func appendInterpolation(identifier name: String) {
            parts.append(.text(name.quotedIdentifier))
        }

        /// Text that becomes SQL as it is; never to be used with text from outside of the program.
        public mutating func appendInterpolation(raw text: String) {
            parts.append(.text(text))
        }
    }
}
