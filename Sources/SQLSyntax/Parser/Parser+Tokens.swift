extension Parser {
    /// The tokens of a text without trivia, `WINDOW`, `OVER` and `FILTER` told apart from names.
    static func tokens(of source: SourceText) -> [Token] {
        var lexer = Lexer(source)
        var tokens: [Token] = []
        tokens.reserveCapacity(min(source.bytes.count / 4, 4096))
        while true {
            let token = lexer.next()
            if token.kind.isTrivia { continue }
            tokens.append(token)
            if token.kind == .endOfText { break }
        }
        for index in tokens.indices where isName(tokens, index) {
            tokens[index].kind = .identifier
        }
        return tokens
    }

    /// Whether a word is a keyword only by its neighbours, as in SQLite, and these make it a name.
    private static func isName(_ tokens: [Token], _ index: Int) -> Bool {
        guard case .keyword(let keyword) = tokens[index].kind else { return false }
        let followsParenthesis = index > 0 && tokens[index - 1].kind == .rightParenthesis
        switch keyword {
        case .window: return !(namesWindow(tokens, index + 1) && tokens[index + 2].kind == .keyword(.as))
        case .filter: return !(followsParenthesis && tokens[index + 1].kind == .leftParenthesis)
        case .over:
            let next = tokens[index + 1].kind
            return !(followsParenthesis && (next == .leftParenthesis || namesWindow(tokens, index + 1)))
        default: return false
        }
    }

    /// Whether a token can be a window's name behind `WINDOW` or `OVER`.
    private static func namesWindow(_ tokens: [Token], _ index: Int) -> Bool {
        switch tokens[index].kind {
        case .identifier, .quotedIdentifier, .string: true
        case .keyword(let keyword):
            keyword.fallsBackToName || keyword.isJoinWord || keyword == .window || keyword == .over
        default: false
        }
    }
}
