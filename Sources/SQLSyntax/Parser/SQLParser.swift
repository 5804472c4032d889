/// Reads SQL.
///
/// The language is SQLite 3.40's `SELECT` with the statements of ``Statement/Kind``; grammar.md has the grammar.
public enum SQLParser {
    /// Reads all statements of a text; after an error it goes on behind the next semicolon.
    public static func parse(_ text: String) -> ParsedScript {
        var parser = Parser(SourceText(text))
        return parser.script()
    }

    /// Reads a text that holds exactly one statement, with or without a semicolon at its end.
    ///
    /// - Throws: the first diagnostic; `syntax-error` where there is a second statement, `incomplete-input` where
    ///   there is none.
    public static func parseStatement(_ text: String) throws(Diagnostic) -> Statement {
        let script = parse(text)
        if let first = script.diagnostics.first { throw first }
        guard let statement = script.statements.first else {
            let end = SourceSpan(script.source.bytes.count, script.source.bytes.count)
            throw Diagnostic(.incompleteInput, "incomplete input: there is no statement", at: end)
        }
        guard script.statements.count == 1 else {
            let second = script.statements[1].span
            throw Diagnostic(.syntaxError, "syntax error: only one statement is expected here", at: second)
        }
        return statement
    }

    /// Whether a text ends with a semicolon outside strings, quoted names and comments.
    public static func isComplete(_ text: String) -> Bool {
        var lexer = Lexer(SourceText(text))
        var isComplete = false
        while true {
            let token = lexer.next()
            switch token.kind {
            case .endOfText: return isComplete
            case .comment(isClosed: false): return false
            case .whitespace, .comment: continue
            default: isComplete = token.kind == .semicolon
            }
        }
    }
}
