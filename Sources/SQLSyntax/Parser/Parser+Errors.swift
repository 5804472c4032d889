/// How the parser says what is wrong.
extension Parser {
    /// Records that the current token does not fit.
    mutating func syntaxError() -> Stop {
        diagnostics.append(unexpected(current))
        return Stop()
    }

    private func unexpected(_ token: Token) -> Diagnostic {
        switch token.kind {
        case .endOfText:
            let end = SourceSpan(previousEnd, previousEnd)
            return Diagnostic(
                .incompleteInput, "incomplete input" + expectation, at: end, hints: hints(token))
        case .illegal(let fault): return unrecognized(token, fault)
        default:
            let message = "syntax error near \"\(shortened(text(token)))\"" + expectation
            return Diagnostic(.syntaxError, message, at: token.span, hints: hints(token))
        }
    }

    /// `: expected a, b or c`; empty where nothing was.
    private var expectation: String {
        var names: [String] = []
        for item in expected where !names.contains(item.text) { names.append(item.text) }
        guard let last = names.last else { return "" }
        if names.count == 1 { return ": expected \(last)" }
        if names.count > 6 { return ": expected \(names.prefix(5).joined(separator: ", ")) …" }
        return ": expected \(names.dropLast().joined(separator: ", ")) or \(last)"
    }

    func shortened(_ text: String) -> String {
        let line = text.prefix { !$0.isNewline }
        return line.count > 40 || line.count < text.count ? line.prefix(40) + "…" : text
    }

    private func unrecognized(_ token: Token, _ fault: TokenKind.Fault) -> Diagnostic {
        let problem =
            switch fault {
            case .unterminatedString: "the string that begins here does not end"
            case .unterminatedIdentifier: "the quoted name that begins here does not end"
            case .malformedNumber: "this is no number"
            case .malformedBlob: "a blob is x'…' with an even number of hexadecimal digits"
            case .malformedParameter: "a parameter is ?, ?1, :name, @name or $name"
            case .strayCharacter: "this character has no meaning here"
            }
        let message = "unrecognized token: \"\(shortened(text(token)))\": \(problem)"
        return Diagnostic(.unrecognizedToken, message, at: token.span, hints: hints(token, fault))
    }

    /// Whether statements that begin with the token are refused.
    func isRefused(_ token: Token) -> Bool {
        guard case .keyword(let keyword) = token.kind else { return false }
        switch keyword {
        case .insert, .update, .delete, .replace, .attach, .detach, .pragma, .alter, .vacuum, .reindex,
            .analyze,
            .begin, .commit, .end, .rollback, .savepoint, .release:
            return true
        default: return false
        }
    }

    /// Records that the statement at the current token is not part of the language.
    mutating func refuseStatement() -> Stop {
        var words = text(current).uppercased()
        if at(.create) || at(.drop) {
            var next = index + 1
            while next < tokens.count, tokens[next].kind != .endOfText, next < index + 3 {
                words += " " + text(tokens[next]).uppercased()
                if [.keyword(.index), .keyword(.trigger), .keyword(.table)].contains(tokens[next].kind) {
                    break
                }
                next += 1
            }
        }
        let message = "\(words) is not allowed: statements read, and write nothing but tables of the session"
        let hint = refusalHint
        diagnostics.append(Diagnostic(.statementNotAllowed, message, at: current.span, hints: [hint]))
        return Stop()
    }

    /// What does the same as a statement that is refused.
    private var refusalHint: String {
        guard case .keyword(let keyword) = current.kind else { return Self.keepsRows }
        switch keyword {
        case .pragma: return "DESCRIBE table tells its columns, SHOW SETTINGS what SET can change"
        case .attach, .detach: return "the command's option --attach offers the tables of a file"
        case .begin, .commit, .end, .rollback, .savepoint, .release: return "no transaction is needed to read"
        case .analyze: return "EXPLAIN ANALYZE query tells what a query did"
        case .vacuum, .reindex: return "there is nothing to tidy up: the tables of the session are in memory"
        default: return Self.keepsRows
        }
    }

    private static let keepsRows = "CREATE TABLE name AS SELECT … keeps the rows of a query"

    /// Records that a table cannot be created from a list of columns.
    mutating func refuseColumns(of name: Identifier) -> Stop {
        let message = "CREATE TABLE with a list of columns is not allowed: tables hold the rows of a query"
        let hint = "write CREATE TABLE \(name.name) AS SELECT …"
        diagnostics.append(Diagnostic(.statementNotAllowed, message, at: current.span, hints: [hint]))
        return Stop()
    }

    /// Records an `OR` between `BETWEEN` and its `AND`.
    mutating func orInBetween() -> Stop {
        let message = "syntax error near \"OR\": expected the AND of BETWEEN"
        let hint = "put what stands between BETWEEN and AND in parentheses"
        diagnostics.append(Diagnostic(.syntaxError, message, at: current.span, hints: [hint]))
        return Stop()
    }

    /// Records an `ORDER BY` or `LIMIT` behind `VALUES`.
    mutating func clauseBehindValues() -> Stop {
        let clause = at(.order) ? "ORDER BY" : "LIMIT"
        let message = "syntax error near \"\(text(current))\": VALUES takes no \(clause)"
        let hint = "write SELECT * FROM (VALUES …) \(clause) …"
        diagnostics.append(Diagnostic(.syntaxError, message, at: current.span, hints: [hint]))
        return Stop()
    }
}
