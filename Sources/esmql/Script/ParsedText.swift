import SQLSyntax

/// A text of statements, those without a syntax error.
struct ParsedText: Sendable {
    /// The text.
    let text: String
    /// Its statements.
    let statements: [Statement]

    /// The status of the errors that were passed over.
    let failure: ExitStatus?

    /// Parses a text.
    ///
    /// - Throws: an ``ExitStatus`` after all of its errors have been said, unless `keepsGoing` passes over them.
    init(_ text: String, keepsGoing: Bool = false) throws {
        let script = SQLParser.parse(text)
        var failure: ExitStatus?
        if !script.diagnostics.isEmpty {
            let report = ErrorReport(script.diagnostics, source: text)
            Console.error(report.text)
            failure = report.status
            if !keepsGoing { throw report.status }
        }
        self.failure = failure
        self.text = text
        statements = script.statements
    }

    /// The text of a statement, without its semicolon.
    func text(of statement: Statement) -> String {
        SourceText(text).text(of: statement.span)
    }
}
