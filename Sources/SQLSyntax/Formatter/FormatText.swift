/// A text as the layout needs it: tokens, each with its comments.
struct FormatText {
    /// A byte order mark and a `#!` line, where the text begins with them.
    private(set) var prefix = ""
    /// The tokens, the last one `.endOfText`; the one before it is a semicolon where there is any other.
    private(set) var tokens: [FormatToken] = []
    /// What ends a line: that of the first one, but for those within tokens and comments, which stay.
    private(set) var lineEnd = "\n"
    /// The comments that stood before the last comma or semicolon.
    private var waiting: [FormatComment] = []
    /// The line ends between these and that token.
    private var waitingLineEnds = 0

    /// The tokens of a text.
    init(_ source: SourceText) {
        var kinds = Parser.tokens(of: source).makeIterator()
        lineEnd = Self.lineEnd(of: source)
        var lexer = Lexer(source)
        var gap = Gap()
        while let next = kinds.next() {
            var token = lexer.next()
            while token.kind.isTrivia {
                read(token, source, &gap)
                token = lexer.next()
            }
            let text = source.text(of: next.span)
            let item = FormatToken(
                kind: next.kind, span: next.span, text: text, comments: gap.comments, lineEnds: gap.lineEnds)
            append(item)
            gap = Gap()
        }
    }

    private static func lineEnd(of source: SourceText) -> String {
        var lexer = Lexer(source)
        while true {
            let token = lexer.next()
            if token.kind == .endOfText { return "\n" }
            guard token.kind == .whitespace else { continue }
            let bytes = source.bytes[token.span.lower..<token.span.upper]
            guard let feed = bytes.firstIndex(of: 0x0A) else { continue }
            return feed > 0 && source.bytes[feed - 1] == 0x0D ? "\r\n" : "\n"
        }
    }

    /// What stands between two tokens.
    private struct Gap {
        var comments: [FormatComment] = []
        var lineEnds = 0
    }

    private mutating func read(_ token: Token, _ source: SourceText, _ gap: inout Gap) {
        let text = source.text(of: token.span)
        guard case .comment(let isClosed) = token.kind else {
            let isMark = token.span.lower == 0 && text == "\u{FEFF}"
            if isMark {
                prefix = text
            } else if text.hasPrefix("#!") {
                prefix += Self.trimmed(text) + lineEnd
            } else {
                gap.lineEnds += text.utf8.count { $0 == 0x0A }
            }
            return
        }
        let isLine = text.hasPrefix("--")
        let isFirst = tokens.isEmpty && gap.comments.isEmpty
        let startsLine = gap.lineEnds > 0 || isFirst || gap.comments.last?.isLine == true
        let comment = FormatComment(
            text: isLine ? Self.trimmed(text) : text, isLine: isLine, isClosed: isClosed,
            startsLine: startsLine,
            isOwnLine: startsLine || gap.comments.last?.isOwnLine == true, followsBlankLine: gap.lineEnds > 1)
        gap.comments.append(comment)
        gap.lineEnds = 0
    }

    /// Adds a token; the comments before a comma or a semicolon wait for the token behind it.
    private mutating func append(_ token: FormatToken) {
        var token = token
        if token.kind == .endOfText, let last = tokens.last, last.kind != .semicolon {
            append(
                FormatToken(
                    kind: .semicolon, span: SourceSpan(token.span.lower, token.span.lower), text: ";"))
        }
        if let last = tokens.last, last.kind == .comma || last.kind == .semicolon, !waiting.isEmpty {
            token = Self.join(waiting, waitingLineEnds, token)
            waiting = []
        }
        if token.kind == .comma || token.kind == .semicolon {
            waiting = token.comments
            waitingLineEnds = token.lineEnds
            token.comments = []
            token.lineEnds = 0
        }
        tokens.append(token)
    }

    /// A token with the comments before it and those before the comma in front of these.
    private static func join(
        _ before: [FormatComment], _ lineEnds: Int, _ token: FormatToken
    ) -> FormatToken {
        var token = token
        guard let last = before.last else { return token }
        if token.comments.isEmpty {
            token.lineEnds = min(token.lineEnds + lineEnds, 2)
        } else {
            var isOwnLine = last.isOwnLine
            for index in token.comments.indices {
                if index == 0, last.isLine { token.comments[index].startsLine = true }
                isOwnLine = isOwnLine || token.comments[index].startsLine
                token.comments[index].isOwnLine = isOwnLine
            }
        }
        token.comments = before + token.comments
        return token
    }

    private static func trimmed(_ text: String) -> String {
        let bytes = text.utf8
        let end = bytes.lastIndex { !$0.isSpace }
        return end.map { String(decoding: bytes[...$0], as: UTF8.self) } ?? ""
    }
}
