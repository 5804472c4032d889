import SQLSyntax

/// A text cut at a cursor: what is being typed, and the outline of the rest of its statement.
struct CursorText {
    /// What the cursor is in.
    enum Place: Hashable {
        /// A bare word, perhaps an empty one.
        case word
        /// A string; what is typed comes without its quote.
        case string
        /// A quoted name.
        case quotedName
        /// A parameter; what is typed comes with its sign.
        case parameter
        /// A comment, a number, or the end of something closed: nothing to complete.
        case nothing
    }

    /// What the cursor is in.
    let place: Place
    /// The offset of its first byte.
    let start: Int
    /// What is typed of it.
    let typed: String
    /// The rest of the statement.
    let outline: SyntaxOutline

    /// Cuts a text.
    ///
    /// - Parameters:
    ///   - text: statements, whole or not.
    ///   - cursor: the offset of the cursor in the UTF-8 bytes.
    init(_ text: String, cursor: Int) {
        let bytes = Array(text.utf8)
        let cursor = min(max(cursor, 0), bytes.count)
        var lexer = Lexer(SourceText(text))
        var before: [SyntaxOutline.Word] = []
        var after: [SyntaxOutline.Word] = []
        var place = Place.word
        var start = cursor
        func string(_ lower: Int, _ upper: Int) -> String {
            String(decoding: bytes[lower..<max(lower, upper)], as: UTF8.self)
        }
        loop: while true {
            let token = lexer.next()
            let (lower, upper) = (token.span.lower, token.span.upper)
            if token.kind == .endOfText { break }
            let isAround = lower < cursor && cursor < upper
            let touches = lower < cursor && cursor == upper
            switch token.kind {
            case .whitespace: continue
            case .comment(let isClosed):
                // A line comment goes on at its end.
                let isLine = bytes[lower] == UInt8(ascii: "-")
                if isAround || touches && (isLine || !isClosed) { place = .nothing }
                continue
            case .semicolon:
                if upper <= cursor { before = [] } else { break loop }
                continue
            default: break
            }
            let found = isAround || touches ? Self.place(of: token.kind, isAround: isAround) : nil
            if let found {
                place = found
                start = lower
            } else if upper <= cursor {
                before.append(SyntaxOutline.Word(kind: token.kind, text: string(lower, upper)))
            } else {
                after.append(SyntaxOutline.Word(kind: token.kind, text: string(lower, upper)))
            }
        }
        self.place = place
        self.start = start
        let isQuoted = place == .string || place == .quotedName
        typed = string(isQuoted ? min(start + 1, cursor) : start, cursor)
        outline = SyntaxOutline(words: before + after, cursor: before.count)
    }

    /// What the cursor is in, given the token that it is in or behind; nil where it is behind something whole.
    private static func place(of kind: TokenKind, isAround: Bool) -> Place? {
        switch kind {
        case .identifier, .keyword: .word
        case .variable, .illegal(.malformedParameter): .parameter
        case .illegal(.unterminatedString): .string
        case .illegal(.unterminatedIdentifier): .quotedName
        case .string: isAround ? .string : nil
        case .quotedIdentifier: isAround ? .quotedName : nil
        case .integer, .real, .blob, .illegal(.malformedNumber), .illegal(.malformedBlob): .nothing
        default: nil
        }
    }
}
