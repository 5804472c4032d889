/// What could have been meant.
extension Parser {
    /// Hints for a token that does not fit.
    func hints(_ token: Token) -> [String] {
        if let hint = lookalikeHint(token) { return [hint] }
        if let hint = habitHint(token) { return [hint] }
        if let hint = statementHint(token) ?? clauseHint(token) { return [hint] }
        if let hint = spellingHint(token) { return [hint] }
        var hints: [String] = []
        if let hint = foreignWordHint(token) { hints.append(hint) }
        if let hint = commaHint() { hints.append(hint) }
        if hints.isEmpty, let hint = reservedWordHint(token) { hints.append(hint) }
        if let hint = parenthesisHint(token) { hints.append(hint) }
        if hints.isEmpty, token.kind == .keyword(.select), expected.contains(.symbol(.semicolon)) {
            hints.append("is a semicolon missing before this SELECT?")
        }
        return hints
    }

    /// Hints for a token that is none.
    func hints(_ token: Token, _ fault: TokenKind.Fault) -> [String] {
        if let hint = lookalikeHint(token) { return [hint] }
        let text = text(token)
        switch fault {
        case .unterminatedString:
            if index >= 2, touches(index), touches(index - 1), tokens[index - 2].kind == .string {
                return [Self.doubledQuote]
            }
            return ["a string ends with ', and a quote inside of it is doubled: 'it''s'"]
        case .unterminatedIdentifier:
            return ["the name ends with \(text.hasPrefix("[") ? "]" : String(text.prefix(1)))"]
        case .malformedNumber:
            return ["spans of time are texts, as in '24h'; a name like this needs double quotes"]
        case .malformedParameter:
            let follows = tokens[min(index + 1, tokens.count - 1)]
            let touches = follows.span.lower == token.span.upper
            let isCast = text == ":" && touches && self.text(follows).hasPrefix(":")
            return isCast ? ["write CAST(x AS type) instead of x::type"] : []
        case .malformedBlob:
            guard touches(index), index > 0, tokens[index - 1].kind == .string else { return [] }
            return [Self.missingQuote]
        case .strayCharacter:
            let hint = habitHint(token) ?? statementHint(token) ?? strayCharacterHint(text)
            return hint.map { [$0] } ?? []
        }
    }

    private static let doubledQuote = "a quote inside a string is doubled: 'it''s'"

    private func strayCharacterHint(_ text: String) -> String? {
        switch text {
        case "!": "write NOT instead of !"
        case "^": "write pow(x, y) for a power"
        case "{", "}": "JSON and lists are texts, as in '{\"a\": 1}'"
        case "\\": "a backslash escapes nothing: a quote inside a string is doubled, as in 'it''s'"
        case "\0": "this is a NUL character, which SQL text cannot have"
        default: nil
        }
    }

    /// Whether a token stands right behind the one before it.
    private func touches(_ index: Int) -> Bool {
        index > 0 && tokens[index - 1].span.upper == tokens[index].span.lower
    }

    private func lookalikeHint(_ token: Token) -> String? {
        if let hint = Lookalike.hint(in: text(token)) { return hint }
        for token in tokens[statementStart..<index].reversed() where token.kind == .identifier {
            if let hint = Lookalike.hint(in: text(token)) { return hint }
        }
        return nil
    }

    /// Operators of other languages.
    private func habitHint(_ token: Token) -> String? {
        guard index > 0, touches(index) else { return nil }
        if index > 1, token.kind == .string, touches(index - 1), tokens[index - 2].kind == .string {
            return Self.doubledQuote
        }
        switch (tokens[index - 1].kind, token.kind) {
        case (.ampersand, .ampersand): return "write AND instead of &&"
        case (.doubleBar, .bar), (.doubleBar, .doubleBar): return "write OR, or || once to join texts"
        case (.equal, .greater): return "write >= instead of =>"
        case (.equal, .less): return "write <= instead of =<"
        case (.lessOrEqual, .greater): return "write IS instead of <=>"
        case (.equal, .illegal): return text(token) == "!" ? "write <> or != instead of =!" : nil
        case (.equal, .equal): return "write = once"
        default: return nil
        }
    }

    /// A keyword that the token, or the name before it, was meant to be.
    private func spellingHint(_ token: Token) -> String? {
        let words = expected.compactMap { item -> String? in
            switch item {
            case .keyword(let keyword): keyword.text
            case .thing(let text): text.first?.isUppercase == true ? text : nil
            case .symbol: nil
            }
        }
        if token.kind == .identifier, let word = Nearest.names(to: text(token), among: words, limit: 1).first
        {
            return "did you mean \(word)?"
        }
        // A misspelt JOIN is taken for a name of the operator, and the table behind it for another.
        let reach = words == ["JOIN"] ? 2 : 1
        for place in [index - 1, index - reach] where place >= 0 && tokens[place].kind == .identifier {
            let before = text(tokens[place])
            if let word = Nearest.names(to: before, among: words, limit: 1).first {
                return "did you mean \(word) instead of \"\(before)\"?"
            }
        }
        return nil
    }

    /// A reserved word in the place of a name.
    private func reservedWordHint(_ token: Token) -> String? {
        guard case .keyword(let keyword) = token.kind else { return nil }
        let asksForName = expected.contains { item in
            guard case .thing(let text) = item else { return false }
            return text.hasPrefix("the name") || text == "an alias"
        }
        let asksForOperand = expected.contains(.thing("an expression")) && Self.nameLike.contains(keyword)
        guard !keyword.canBeName, asksForName || asksForOperand else { return nil }
        return "\(keyword.text) is a reserved word: as a name it must be quoted, as in \"\(text(token))\""
    }

    /// The reserved words that data like to use as names.
    private static let nameLike: Set<Keyword> = [
        .add, .alter, .check, .constraint, .default, .foreign, .group, .index, .into, .nothing, .order,
        .primary,
        .references, .returning, .set, .table, .to, .transaction, .unique, .update, .delete, .insert, .values,
    ]

    private func commaHint() -> String? {
        guard index > 0, tokens[index - 1].kind == .comma else { return nil }
        guard case .keyword = current.kind else {
            switch current.kind {
            case .rightParenthesis, .comma, .semicolon: return "there is a comma too many"
            default: return nil
            }
        }
        return "there is a comma too many before \(text(current).uppercased())"
    }

    private func parenthesisHint(_ token: Token) -> String? {
        guard let open = openParentheses.last else {
            return token.kind == .rightParenthesis ? "there is no \"(\" for this \")\"" : nil
        }
        guard expected.contains(.symbol(.rightParenthesis)) else { return nil }
        switch token.kind {
        case .endOfText, .semicolon, .keyword:
            let position = source.position(at: open.lower)
            return "the \"(\" at line \(position.line), column \(position.column) is not closed"
        default: return nil
        }
    }
}
