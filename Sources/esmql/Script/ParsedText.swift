import SQLSyntax

/// A text of statements without a syntax error.
struct ParsedText: Sendable {
    /// The text.
    let text: String
    /// Its statements.
    let statements: [Statement]

    /// Parses a text.
    ///
    /// - Throws: an ``ExitStatus`` after all of its errors have been said.
    init(_ text: String) throws {
        let script = SQLParser.parse(text)
        guard script.diagnostics.isEmpty else {
            let report = ErrorReport(script.diagnostics, source: text)
            Console.error(report.text)
            throw report.status
        }
        self.text = text
        statements = script.statements
    }

    /// The text of a statement, without its semicolon.
    func text(of statement: Statement) -> String {
        SourceText(text).text(of: statement.span)
    }
}
