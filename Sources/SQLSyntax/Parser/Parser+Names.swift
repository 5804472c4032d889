extension Parser {
    /// Which tokens are names at a place.
    enum NameForm {
        /// A word or a quoted name, `INDEXED` too: the name of a function.
        case word
        /// A word, a quoted name or a string: an alias without `AS`, a collation.
        case wordOrString
        /// All of these and the words of join operators: any other name.
        case any
    }

    func isName(_ token: Token, _ form: NameForm = .any) -> Bool {
        switch token.kind {
        case .identifier, .quotedIdentifier: true
        case .string: form != .word
        case .keyword(let keyword):
            keyword.fallsBackToName || (keyword == .indexed && form != .wordOrString)
                || (keyword.isJoinWord && form == .any)
        default: false
        }
    }

    /// Takes a name; `what` tells the reader what kind of thing is asked for.
    mutating func name(_ what: String, _ form: NameForm = .any) throws(Stop) -> Identifier {
        guard isName(current, form) else {
            expected.append(.thing(what))
            throw syntaxError()
        }
        let identifier = identifier(current)
        advance()
        return identifier
    }

    /// The name that a token spells.
    func identifier(_ token: Token) -> Identifier {
        let text = text(token)
        let quoting: Identifier.Quoting
        switch token.kind {
        case .string: quoting = .single
        case .quotedIdentifier:
            quoting = text.utf8.first == 0x22 ? .double : text.utf8.first == 0x5B ? .bracket : .backtick
        default: return Identifier(name: text, span: token.span)
        }
        return Identifier(name: Self.unquoted(text), quoting: quoting, span: token.span)
    }

    /// The text between quotes, doubled quotes made single.
    static func unquoted(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard bytes.count >= 2, let first = bytes.first else { return text }
        let quote = first == 0x5B ? UInt8(0x5D) : first
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 1
        while index < bytes.count - 1 {
            result.append(bytes[index])
            if bytes[index] == quote, bytes[index + 1] == quote { index += 1 }
            index += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// `name [. name]`: a table or view.
    mutating func tableName(_ what: String) throws(Stop) -> TableName {
        let first = try name(what)
        guard current.kind == .dot else { return TableName(name: first) }
        advance()
        return TableName(schema: first, name: try name("the name of a table"))
    }

    /// `( name, … )`, the parentheses included.
    mutating func nameList(_ what: String) throws(Stop) -> [Identifier] {
        try openParenthesis()
        var names = [try name(what)]
        while accept(.comma) { names.append(try name(what)) }
        try closeParenthesis()
        return names
    }

    /// `AS name`, or a name alone where `AS` may be missing.
    mutating func alias() throws(Stop) -> (alias: Identifier?, hasAs: Bool) {
        if at(.as) {
            advance()
            return (try name("an alias"), true)
        }
        guard isName(current, .wordOrString) else { return (nil, false) }
        let alias = identifier(current)
        advance()
        return (alias, false)
    }
}
