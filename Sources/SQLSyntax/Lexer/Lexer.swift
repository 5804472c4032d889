/// Cuts a text into tokens, trivia included; it never fails, and the tokens' spans cover the whole text.
package struct Lexer {
    private let bytes: [UInt8]
    private var position = 0

    /// A lexer at the start of a text.
    package init(_ source: SourceText) {
        bytes = source.bytes
    }

    /// The next token; `.endOfText` again and again once the text is used up.
    package mutating func next() -> Token {
        let start = position
        guard start < bytes.count else { return Token(.endOfText, start, start) }
        let kind = scan()
        return Token(kind, start, position)
    }

    private func byte(_ distance: Int) -> UInt8 {
        let index = position + distance
        return index < bytes.count ? bytes[index] : 0
    }

    private mutating func take(_ count: Int, _ kind: TokenKind) -> TokenKind {
        position += count
        return kind
    }

    private mutating func scan() -> TokenKind {
        let first = bytes[position]
        switch first {
        case 0x20, 0x09, 0x0A, 0x0C, 0x0D: return whitespace()
        case UInt8(ascii: "-"): return minus()
        case UInt8(ascii: "("): return take(1, .leftParenthesis)
        case UInt8(ascii: ")"): return take(1, .rightParenthesis)
        case UInt8(ascii: ","): return take(1, .comma)
        case UInt8(ascii: ";"): return take(1, .semicolon)
        case UInt8(ascii: "+"): return take(1, .plus)
        case UInt8(ascii: "*"): return take(1, .star)
        case UInt8(ascii: "/"): return slash()
        case UInt8(ascii: "%"): return take(1, .percent)
        case UInt8(ascii: "&"): return take(1, .ampersand)
        case UInt8(ascii: "~"): return take(1, .tilde)
        case UInt8(ascii: "="): return take(byte(1) == UInt8(ascii: "=") ? 2 : 1, .equal)
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "!"): return comparison(first)
        case UInt8(ascii: "|"): return byte(1) == first ? take(2, .doubleBar) : take(1, .bar)
        case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): return quoted(first)
        case UInt8(ascii: "["): return bracketed()
        case UInt8(ascii: "."): return byte(1).isDigit ? number() : take(1, .dot)
        case UInt8(ascii: "?"):
            position += 1
            skip { $0.isDigit }
            return .variable
        case UInt8(ascii: "#") where isAtStart && byte(1) == UInt8(ascii: "!"):
            skip { $0 != 0x0A && $0 != 0 }
            return .whitespace
        case UInt8(ascii: "$"), UInt8(ascii: "@"), UInt8(ascii: ":"), UInt8(ascii: "#"): return parameter()
        case 0xEF where byte(1) == 0xBB && byte(2) == 0xBF: return take(3, .whitespace)
        case UInt8(ascii: "x") where byte(1) == UInt8(ascii: "'"): return blob()
        case UInt8(ascii: "X") where byte(1) == UInt8(ascii: "'"): return blob()
        case _ where first.isDigit: return number()
        case _ where first.beginsWord: return word()
        default: return take(1, .illegal(.strayCharacter))
        }
    }

    /// Whether nothing but a byte order mark stands before.
    private var isAtStart: Bool {
        position == 0 || position == 3 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
    }

    private mutating func skip(while condition: (UInt8) -> Bool) {
        while position < bytes.count, condition(bytes[position]) { position += 1 }
    }

    private mutating func whitespace() -> TokenKind {
        skip { $0.isSpace }
        return .whitespace
    }

    private mutating func word() -> TokenKind {
        let start = position
        skip { $0.continuesWord }
        if let keyword = KeywordTable.keyword(bytes, from: start, to: position) { return .keyword(keyword) }
        return .identifier
    }
}

extension Lexer {
    private mutating func minus() -> TokenKind {
        if byte(1) == UInt8(ascii: "-") {
            // A NUL ends the comment, so that it is seen as the bad character that it is.
            skip { $0 != 0x0A && $0 != 0 }
            return .comment(isClosed: true)
        }
        guard byte(1) == UInt8(ascii: ">") else { return take(1, .minus) }
        return byte(2) == UInt8(ascii: ">") ? take(3, .longArrow) : take(2, .arrow)
    }

    /// `/`, or a block comment; `/*` at the very end of the text is two operators, as SQLite has it.
    private mutating func slash() -> TokenKind {
        guard byte(1) == UInt8(ascii: "*"), byte(2) != 0 else { return take(1, .slash) }
        position += 2
        while position < bytes.count, bytes[position] != 0 {
            if bytes[position] == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
                return take(2, .comment(isClosed: true))
            }
            position += 1
        }
        return .comment(isClosed: false)
    }

    private mutating func comparison(_ first: UInt8) -> TokenKind {
        let second = byte(1)
        switch (first, second) {
        case (UInt8(ascii: "<"), UInt8(ascii: "=")): return take(2, .lessOrEqual)
        case (UInt8(ascii: "<"), UInt8(ascii: ">")): return take(2, .notEqual)
        case (UInt8(ascii: "<"), UInt8(ascii: "<")): return take(2, .shiftLeft)
        case (UInt8(ascii: "<"), _): return take(1, .less)
        case (UInt8(ascii: ">"), UInt8(ascii: "=")): return take(2, .greaterOrEqual)
        case (UInt8(ascii: ">"), UInt8(ascii: ">")): return take(2, .shiftRight)
        case (UInt8(ascii: ">"), _): return take(1, .greater)
        case (_, UInt8(ascii: "=")): return take(2, .notEqual)
        default: return take(1, .illegal(.strayCharacter))
        }
    }

    /// A string or a quoted identifier; the quote inside is doubled.
    private mutating func quoted(_ quote: UInt8) -> TokenKind {
        position += 1
        while position < bytes.count, bytes[position] != 0 {
            if bytes[position] == quote {
                guard byte(1) == quote else {
                    return take(1, quote == UInt8(ascii: "'") ? .string : .quotedIdentifier)
                }
                position += 1
            }
            position += 1
        }
        return .illegal(quote == UInt8(ascii: "'") ? .unterminatedString : .unterminatedIdentifier)
    }

    private mutating func bracketed() -> TokenKind {
        skip { $0 != UInt8(ascii: "]") && $0 != 0 }
        guard byte(0) == UInt8(ascii: "]") else { return .illegal(.unterminatedIdentifier) }
        return take(1, .quotedIdentifier)
    }

    private mutating func number() -> TokenKind {
        var kind = TokenKind.integer
        if byte(0) == UInt8(ascii: "0"), byte(1).lowercased == UInt8(ascii: "x"), byte(2).isHexDigit {
            // SQLite 3.40 ends a hexadecimal literal at the first other character, even at a letter.
            position += 2
            skip { $0.isHexDigit }
            return .integer
        }
        skip { $0.isDigit }
        if byte(0) == UInt8(ascii: ".") {
            kind = .real
            position += 1
            skip { $0.isDigit }
        }
        if byte(0).lowercased == UInt8(ascii: "e") {
            let isSigned = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-")
            if byte(isSigned ? 2 : 1).isDigit {
                kind = .real
                position += isSigned ? 3 : 2
                skip { $0.isDigit }
            }
        }
        let end = position
        skip { $0.continuesWord }
        return position == end ? kind : .illegal(.malformedNumber)
    }

    private mutating func blob() -> TokenKind {
        position += 2
        let start = position
        skip { $0.isHexDigit }
        let isWhole = byte(0) == UInt8(ascii: "'") && (position - start).isMultiple(of: 2)
        skip { $0 != UInt8(ascii: "'") && $0 != 0 }
        if byte(0) == UInt8(ascii: "'") { position += 1 }
        return isWhole ? .blob : .illegal(.malformedBlob)
    }

    /// `:name` and its kin, with the `::` and `(…)` that SQLite allows inside.
    private mutating func parameter() -> TokenKind {
        position += 1
        var length = 0
        while position < bytes.count {
            let next = bytes[position]
            if next.continuesWord {
                length += 1
                position += 1
            } else if next == UInt8(ascii: "("), length > 0 {
                skip { !$0.isSpace && $0 != UInt8(ascii: ")") && $0 != 0 }
                guard byte(0) == UInt8(ascii: ")") else { return .illegal(.malformedParameter) }
                return take(1, .variable)
            } else if next == UInt8(ascii: ":"), byte(1) == UInt8(ascii: ":") {
                position += 2
            } else {
                break
            }
        }
        return length == 0 ? .illegal(.malformedParameter) : .variable
    }
}
