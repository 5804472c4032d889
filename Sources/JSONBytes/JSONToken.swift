/// A value's place in the text, with what the scanner learnt on its way over it.
package struct JSONToken: Sendable, Hashable {
    /// What kind of value it is.
    package var kind: Kind
    /// The offset of its first byte; of a string, the one behind the opening quote.
    package var start: Int
    /// The offset behind its last byte; of a string, the closing quote's.
    package var end: Int
    /// Whether a string contains escapes, or a number has a fraction or an exponent.
    package var isSpecial: Bool

    @inlinable
    package init(kind: Kind, start: Int, end: Int, isSpecial: Bool = false) {
        self.kind = kind
        self.start = start
        self.end = end
        self.isSpecial = isSpecial
    }

    /// The value as it stands in the text, a string's quotes included.
    package var rawRange: Range<Int> {
        kind == .string ? start - 1..<end + 1 : start..<end
    }

    /// The kinds of JSON value.
    package enum Kind: UInt8, Sendable {
        case null
        case `true`
        case `false`
        case number
        case string
        case array
        case object
    }
}
