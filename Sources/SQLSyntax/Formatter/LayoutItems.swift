/// The steps of writing a text, with what is measured of them once.
struct LayoutItems {
    private(set) var items: [LayoutItem] = []
    /// Whether the text ends in a comment without its end, which a line end would change.
    private(set) var isOpenEnded = false

    /// The steps for tokens in a layout; `words` are the tokens as they are to be written.
    init(_ text: FormatText, _ layout: Layout, _ words: [String]) {
        for (index, token) in text.tokens.enumerated() {
            let previous = index > 0 ? text.tokens[index - 1].kind : nil
            gap(layout.gaps[index], previous, token)
            guard token.kind != .endOfText else { break }
            items.append(.text(words[index], width: Self.width(words[index])))
        }
    }

    private mutating func gap(_ gap: Layout.Gap, _ previous: TokenKind?, _ token: FormatToken) {
        for _ in 0..<gap.closes { items.append(.close) }
        for frame in gap.before { items.append(.open(frame)) }
        for comment in token.comments { write(comment, gap, previous) }
        let space = gap.space ?? Self.usual(previous, token.kind)
        let isBlank = gap.keepsBlankLine && token.lineEnds > 1
        if let last = token.comments.last {
            if !last.isClosed { isOpenEnded = true }
            let isBroken =
                last.isLine || last.isOwnLine && (token.lineEnds > 0 || last.text.utf8.contains(0x0A))
            if token.kind != .endOfText {
                let other = last.isOwnLine ? .space : Self.behindComment(space, token.kind)
                items.append(.space(isBroken ? .hard : other, isBlank: isBlank))
            }
        } else if space != .none {
            items.append(.space(space, isBlank: isBlank))
        }
        for frame in gap.behind { items.append(.open(frame)) }
    }

    private mutating func write(_ comment: FormatComment, _ gap: Layout.Gap, _ previous: TokenKind?) {
        if comment.startsLine, !items.isEmpty {
            let isBlank = comment.followsBlankLine && gap.keepsBlankLine
            items.append(.space(.hard, isBlank: isBlank, indent: gap.commentIndent))
        } else if !items.isEmpty, previous != .leftParenthesis || !followsToken {
            items.append(.space(.space))
        }
        if comment.isLine {
            items.append(.remark(comment.text))
        } else {
            items.append(.text(comment.text, width: Self.width(comment.text)))
        }
    }

    /// Whether nothing but the ends and beginnings of frames stands behind the last token.
    private var followsToken: Bool {
        for item in items.reversed() {
            switch item {
            case .text(let text, _): return !text.hasPrefix("/*")
            case .open, .close: continue
            case .remark, .space: return false
            }
        }
        return false
    }

    /// What stands between two tokens of which the layout says nothing.
    private static func usual(_ previous: TokenKind?, _ next: TokenKind) -> Layout.Break {
        switch next {
        case .comma, .semicolon, .rightParenthesis, .dot, .endOfText: return .none
        default: break
        }
        switch previous {
        case nil, .leftParenthesis, .dot: return .none
        default: return .space
        }
    }

    private static func behindComment(_ space: Layout.Break, _ next: TokenKind) -> Layout.Break {
        switch space {
        case .soft where next != .rightParenthesis: .line
        case .none where next != .rightParenthesis && next != .comma && next != .semicolon: .space
        default: space
        }
    }

    /// The cells of a text; of one with several lines those of the longest.
    private static func width(_ text: String) -> Int {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
        return text.utf8.split(separator: 0x0A).reduce(0) { max($0, DisplayWidth.of(Substring($1))) }
    }
}
