/// What a token is; bad input is a kind like any other.
package enum TokenKind: Sendable, Hashable {
    /// A word of the grammar.
    case keyword(Keyword)
    /// A bare word that is none.
    case identifier
    /// `"…"`, `[…]` or `` `…` ``.
    case quotedIdentifier
    /// `'…'`.
    case string
    /// `x'…'`.
    case blob
    /// Digits, or `0x…`.
    case integer
    /// A number with a point or an exponent.
    case real
    /// `?`, `?3`, `:name`, `@name`, `$name`, `#name`.
    case variable
    /// `(`.
    case leftParenthesis
    /// `)`.
    case rightParenthesis
    /// `,`.
    case comma
    /// `.`.
    case dot
    /// `;`.
    case semicolon
    /// `+`.
    case plus
    /// `-`.
    case minus
    /// `*`.
    case star
    /// `/`.
    case slash
    /// `%`.
    case percent
    /// `||`.
    case doubleBar
    /// `|`.
    case bar
    /// `&`.
    case ampersand
    /// `~`.
    case tilde
    /// `<<`.
    case shiftLeft
    /// `>>`.
    case shiftRight
    /// `=` or `==`.
    case equal
    /// `<>` or `!=`.
    case notEqual
    /// `<`.
    case less
    /// `<=`.
    case lessOrEqual
    /// `>`.
    case greater
    /// `>=`.
    case greaterOrEqual
    /// `->`.
    case arrow
    /// `->>`.
    case longArrow
    /// White space, a byte order mark, a `#!` first line.
    case whitespace
    /// A comment; `isClosed` is false for a block comment that the text's end cuts off.
    case comment(isClosed: Bool)
    /// What no token begins with, or begins and does not end.
    case illegal(Fault)
    /// The end of the text.
    case endOfText

    /// Why a token is none.
    package enum Fault: Sendable, Hashable {
        /// `'…` without its end.
        case unterminatedString
        /// `"…`, `` `… `` or `[…` without its end.
        case unterminatedIdentifier
        /// `12ab`, `0x`, `1e`.
        case malformedNumber
        /// `x'…'` with an odd number of digits or other characters.
        case malformedBlob
        /// `:`, `@`, `$` or `#` without a name.
        case malformedParameter
        /// A character that belongs to no token.
        case strayCharacter
    }

    /// Whether the parser passes it over.
    var isTrivia: Bool {
        switch self {
        case .whitespace, .comment: true
        default: false
        }
    }
}
