/// Statements and the script around them.
extension Parser {
    /// All statements up to the end of the text.
    mutating func script() -> ParsedScript {
        var statements: [Statement] = []
        while current.kind != .endOfText {
            if current.kind == .semicolon {
                advance()
                continue
            }
            let errors = diagnostics.count
            let start = index
            let statement = nextStatement()
            if let statement, diagnostics.count == errors { statements.append(statement) }
            if statement == nil { recover(from: start) }
        }
        return ParsedScript(source: source, statements: statements, diagnostics: diagnostics)
    }

    /// The statement at the current token; nil after an error.
    private mutating func nextStatement() -> Statement? {
        statementStart = index
        expected.removeAll(keepingCapacity: true)
        openParentheses.removeAll(keepingCapacity: true)
        depth = 0
        height = 0
        parameterNumbers = [:]
        parameterCount = 0
        parameters = [:]
        let start = current.span.lower
        do {
            let kind = try statementKind()
            let span = span(from: start)
            guard current.kind == .endOfText || accept(.semicolon) else { throw syntaxError() }
            let used = parameters.values.sorted { $0.index < $1.index }
            return Statement(kind: kind, parameters: used, span: span)
        } catch {
            return nil
        }
    }

    /// Goes behind the next semicolon; in a trigger, whose body has semicolons, behind the one after `END`.
    private mutating func recover(from start: Int) {
        let isTrigger =
            tokens[start].kind == .keyword(.create)
            && tokens[start...].prefix(3).contains { $0.kind == .keyword(.trigger) }
        while current.kind != .endOfText {
            let endsBody = index > 0 && tokens[index - 1].kind == .keyword(.end)
            let isOver = current.kind == .semicolon && (!isTrigger || endsBody)
            advance()
            if isOver { break }
        }
    }

    private mutating func statementKind() throws(Stop) -> Statement.Kind {
        if startsQuery { return .query(try query()) }
        switch current.kind {
        case .keyword(.explain): return try explain()
        case .keyword(.create): return try create()
        case .keyword(.drop): return try drop()
        case .keyword(.set): return try setting()
        case .keyword(.desc): return try describe()
        case .identifier:
            switch text(current).lowercased() {
            case "show": return try show()
            case "describe": return try describe()
            case "refresh":
                advance()
                return .refresh(try name("the name of a table"))
            default: break
            }
        default: break
        }
        if isRefused(current) { throw refuseStatement() }
        expected = Self.statementWords.map { .keyword($0) }
        expected += [.thing("SHOW"), .thing("DESCRIBE"), .thing("REFRESH")]
        throw syntaxError()
    }

    /// The keywords that statements begin with.
    private static let statementWords: [Keyword] = [
        .select, .with, .values, .explain, .create, .drop, .set,
    ]

    private mutating func explain() throws(Stop) -> Statement.Kind {
        advance()
        depth += 1
        var isAnalyzed = false
        if accept(.query) {
            try expect(.plan)
        } else {
            isAnalyzed = accept(.analyze)
        }
        if isRefused(current) { throw refuseStatement() }
        return .explain(analyze: isAnalyzed, try query())
    }

    private mutating func create() throws(Stop) -> Statement.Kind {
        let start = index
        advance()
        if !accept(.temp) { _ = accept(.temporary) }
        if accept(.table) {
            let ifNotExists = try ifNotExists()
            let name = try name("the name of a table")
            if current.kind == .leftParenthesis { throw refuseColumns(of: name) }
            try expect(.as)
            depth += 2
            return .createTable(name: name, ifNotExists: ifNotExists, try query())
        }
        if accept(.view) {
            let ifNotExists = try ifNotExists()
            let name = try name("the name of a view")
            let columns = current.kind == .leftParenthesis ? try nameList("the name of a column") : []
            try expect(.as)
            depth += 8
            let query = try query()
            checkViewParameters(query)
            return .createView(name: name, ifNotExists: ifNotExists, columns: columns, query)
        }
        switch current.kind {
        case .keyword(.index), .keyword(.unique), .keyword(.trigger), .keyword(.virtual):
            index = start
            throw refuseStatement()
        default: throw syntaxError()
        }
    }

    private mutating func checkViewParameters(_ query: Query) {
        guard let first = parameters.values.min(by: { $0.index < $1.index }) else { return }
        let message = "a view cannot have parameters, such as \(first.text) here"
        diagnostics.append(Diagnostic(.parameterInView, message, at: query.span))
    }

    private mutating func ifNotExists() throws(Stop) -> Bool {
        guard accept(.if) else { return false }
        try expect(.not)
        try expect(.exists)
        return true
    }

    private mutating func drop() throws(Stop) -> Statement.Kind {
        let start = index
        advance()
        let target: Statement.DropTarget
        if accept(.table) {
            target = .table
        } else if accept(.view) {
            target = .view
        } else {
            guard at(.index) || at(.trigger) else { throw syntaxError() }
            index = start
            throw refuseStatement()
        }
        var ifExists = false
        if accept(.if) {
            try expect(.exists)
            ifExists = true
        }
        let name = try name(target == .table ? "the name of a table" : "the name of a view")
        return .drop(target, name: name, ifExists: ifExists)
    }

    private mutating func show() throws(Stop) -> Statement.Kind {
        advance()
        switch text(current).lowercased() {
        case "tables":
            advance()
            return .showTables
        case "settings":
            advance()
            return .showSettings
        default:
            expected += [.thing("TABLES"), .thing("SETTINGS")]
            throw syntaxError()
        }
    }

    private mutating func describe() throws(Stop) -> Statement.Kind {
        advance()
        return .describe(try name("the name of a table"))
    }

    /// `SET name = value`; any word is a name here, and a word alone is a text.
    private mutating func setting() throws(Stop) -> Statement.Kind {
        advance()
        let name = try settingWord("the name of a setting")
        if !accept(.equal) { try expect(.to) }
        let endsBehind = peek().kind == .semicolon || peek().kind == .endOfText
        if case .keyword(let keyword) = current.kind, keyword != .null, endsBehind {
            let word = try settingWord("a value")
            return .set(name: name, value: Expression(.literal(.string(word.name)), span: word.span))
        }
        let value = try expression()
        if case .column(let column) = value.kind, column.table == nil, column.column.quoting == .none {
            let text = Literal.string(column.column.name)
            return .set(name: name, value: Expression(.literal(text), span: value.span))
        }
        return .set(name: name, value: value)
    }

    private mutating func settingWord(_ what: String) throws(Stop) -> Identifier {
        if case .keyword = current.kind {
            let word = identifier(current)
            advance()
            return word
        }
        return try name(what)
    }
}
