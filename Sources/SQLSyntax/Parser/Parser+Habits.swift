/// Habits of other dialects.
extension Parser {
    /// A statement that the language does not have.
    func statementHint(_ token: Token) -> String? {
        let first = text(tokens[statementStart]).lowercased()
        if index == statementStart {
            if first == "\\" {
                return "commands with a backslash are psql's: write SHOW TABLES, or DESCRIBE table"
            }
            if first == "." || first == "?" {
                return "commands with a dot stand alone on a line of the prompt"
            }
            return Self.foreignStatements[first]
        }
        guard first == "show", index == statementStart + 1 else { return nil }
        switch text(token).lowercased() {
        case "columns", "fields", "create", "index", "indexes", "keys":
            return "DESCRIBE table tells its columns"
        case "databases", "schemas", "catalogs": return "there is one database: SHOW TABLES lists its tables"
        case "variables", "status", "all": return "SHOW SETTINGS lists what SET can change"
        default: return nil
        }
    }

    private static let foreignStatements: [String: String] = [
        "call": "there are no procedures: statements are queries",
        "copy": "statements read: an option of the command writes the answer to a file",
        "exec": "there are no procedures: statements are queries",
        "exit": "exit with .quit, or with Ctrl-D",
        "from": "write SELECT * FROM …",
        "grant": "rights are the site's: statements read",
        "help": "the prompt has .help; SHOW TABLES lists the tables",
        "merge": "statements read, and write nothing but tables of the session",
        "quit": "exit with .quit, or with Ctrl-D",
        "revoke": "rights are the site's: statements read",
        "table": "write SELECT * FROM …",
        "truncate": "statements read, and write nothing but tables of the session",
        "upsert": "statements read, and write nothing but tables of the session",
        "use": "there is one database: SHOW TABLES lists its tables",
    ]

    /// A clause or an operator in another place or form than it has here.
    func clauseHint(_ token: Token) -> String? {
        guard index > statementStart else { return nil }
        let before = tokens[index - 1].kind
        switch (before, token.kind) {
        case (.keyword(.select), .keyword(.from)):
            return peek().kind == .keyword(.from)
                ? "FROM is a reserved word: as a name it must be quoted, as in \"from\""
                : "name the columns between SELECT and FROM, or write *"
        case (_, .keyword(.not)) where peek().kind == .equal: return "write <> instead of NOT ="
        case (.star, .keyword(.exclude)): return "name the columns that are wanted: * stands for all of them"
        case (.keyword(.not), .keyword(.in)), (.keyword(.not), .keyword(.like)),
            (.keyword(.not), .keyword(.between)):
            return "write x NOT \(text(token).uppercased()) … without IS"
        case (.keyword(.is), .keyword(.in)), (.keyword(.is), .keyword(.like)),
            (.keyword(.is), .keyword(.between)):
            return "write x \(text(token).uppercased()) … without IS"
        case (.keyword(.except), .leftParenthesis) where index > 1 && tokens[index - 2].kind == .star:
            return "name the columns that are wanted: * stands for all of them"
        case (.keyword(.offset), .integer), (.keyword(.offset), .variable):
            return "OFFSET follows LIMIT: LIMIT -1 OFFSET \(text(token)) leaves out rows without a limit"
        case (_, .keyword(.isnull)) where peek().kind == .leftParenthesis:
            return "write x IS NULL, or ifnull(x, y) for a value in place of NULL"
        case (.string, .identifier) where touchesPrevious: return Self.missingQuote
        default: break
        }
        if index > 1, [.keyword(.is), .keyword(.not)].contains(tokens[index - 2].kind),
            [.keyword(.like), .keyword(.glob), .keyword(.regexp)].contains(before)
        {
            return "write x \(text(tokens[index - 1]).uppercased()) … without IS"
        }
        if index > 1, before == .leftParenthesis, tokens[index - 2].kind == .keyword(.exists) {
            return "EXISTS takes a query: EXISTS (SELECT …)"
        }
        if expected.contains(.keyword(.as)), isDirectlyInCast { return "write CAST(x AS type)" }
        if let hint = orderOfClauses(token) { return hint }
        if expected.contains(.keyword(.end)), token.kind != .identifier {
            return "is the END of a CASE missing?"
        }
        return nil
    }

    /// The hint for what stands right behind a string.
    static let missingQuote = "the text before it ends at its second quote: is a quote missing in it?"

    private var touchesPrevious: Bool { tokens[index - 1].span.upper == tokens[index].span.lower }

    /// Whether the closest open parenthesis is that of `CAST`.
    private var isDirectlyInCast: Bool {
        guard let open = openParentheses.last,
            let place = tokens[statementStart..<index].lastIndex(where: { $0.span == open }), place > 0
        else { return false }
        return tokens[place - 1].kind == .keyword(.cast)
    }

    /// The clauses of a query in their order.
    private static let clauses: [(keyword: Keyword, text: String)] = [
        (.from, "FROM"), (.where, "WHERE"), (.group, "GROUP BY"), (.having, "HAVING"), (.order, "ORDER BY"),
        (.limit, "LIMIT"),
    ]

    /// A clause that comes before one that is written already.
    private func orderOfClauses(_ token: Token) -> String? {
        guard let rank = Self.clauses.firstIndex(where: { .keyword($0.keyword) == token.kind }) else {
            return nil
        }
        var depth = 0
        for earlier in tokens[statementStart..<index].reversed() {
            switch earlier.kind {
            case .rightParenthesis: depth += 1
            case .leftParenthesis:
                depth -= 1
                if depth < 0 { return nil }
            case .keyword(.select): if depth == 0 { return nil }
            case .keyword(let keyword) where depth == 0:
                guard let other = Self.clauses.firstIndex(where: { $0.keyword == keyword }) else { continue }
                if other > rank {
                    return "\(Self.clauses[rank].text) comes before \(Self.clauses[other].text)"
                }
                if other == rank {
                    return rank == 1 ? "there is a WHERE already: write AND" : nil
                }
                return nil
            default: continue
            }
        }
        return nil
    }

    /// Words of other dialects, at the token or before it.
    func foreignWordHint(_ token: Token) -> String? {
        if token.kind == .keyword(.on), index > 0, tokens[index - 1].kind == .keyword(.distinct) {
            return "DISTINCT ON does not exist: number the rows with row_number() OVER (…) in a subquery"
        }
        for place in [index, index - 1] where place >= 0 && tokens[place].kind == .identifier {
            if let hint = Self.foreignWords[text(tokens[place]).lowercased()] { return hint }
        }
        return nil
    }

    private static let foreignWords: [String: String] = [
        "top": "write LIMIT n at the end instead of TOP n",
        "fetch": "write LIMIT n instead of FETCH FIRST n ROWS ONLY",
        "ilike": "LIKE ignores the case of the letters A to Z, so write LIKE instead of ILIKE",
        "rlike": "write REGEXP instead of RLIKE",
        "similar": "write REGEXP instead of SIMILAR TO",
        "minus": "write EXCEPT instead of MINUS",
        "interval": "write ago('1h') for a time before now, or datetime(t, '-1 hour')",
        "date": "write the date as text alone, as in '2026-11-01'",
        "timestamp": "write the time as text alone, as in '2026-11-01 12:00:00'",
        "qualify": "put the query into FROM (…) and filter it there with WHERE",
        "lateral": "LATERAL does not exist; json_each(t.column) may follow a table in FROM",
        "elseif": "write WHEN … THEN … again instead of ELSEIF",
        "elsif": "write WHEN … THEN … again instead of ELSIF",
        "div": "write / between integers instead of DIV",
        "mod": "write % instead of MOD",
        "xor": "write a <> b for two conditions instead of XOR",
    ]
}
