import SQLSyntax

/// A text of statements and commands of the shell, in the order in which they are to be run.
struct ShellScript: Sendable {
    /// What is run next.
    enum Step: Sendable {
        /// A statement.
        case statement(Statement)
        /// A command; with the statement before it where the command stands for its semicolon.
        case command(ShellLine, Statement?)

        /// Whether it is a command.
        var isCommand: Bool {
            if case .command = self { true } else { false }
        }
    }

    /// The text.
    let text: String
    /// The text with its commands blanked out: what the places of statements are of.
    let source: String
    /// Its steps, those without a syntax error.
    let steps: [Step]
    /// What is wrong with the statements, in order.
    let diagnostics: [Diagnostic]

    /// Reads a text.
    init(_ text: String) {
        let scan = CommandScanner(text, endsQuery: CommandTable.endsQuery)
        // The commands are blanked out, so that the places of everything else stay what they are.
        var bytes = Array(text.utf8)
        for found in scan.commands {
            for index in found.range { bytes[index] = UInt8(ascii: " ") }
            if found.followsQuery, CommandTable.endsQuery(found.line) {
                bytes[found.range.lowerBound] = UInt8(ascii: ";")
            }
        }
        source = String(decoding: bytes, as: UTF8.self)
        let script = SQLParser.parse(source)
        var steps: [Step] = []
        var statements = script.statements[...]
        for found in scan.commands {
            var last: Statement?
            while let statement = statements.first, statement.span.upper <= found.range.lowerBound {
                if let last { steps.append(.statement(last)) }
                last = statement
                statements = statements.dropFirst()
            }
            if found.followsQuery, CommandTable.endsQuery(found.line) {
                steps.append(.command(found.line, last))
            } else {
                if let last { steps.append(.statement(last)) }
                steps.append(.command(found.line, nil))
            }
        }
        self.text = text
        self.steps = steps + statements.map { .statement($0) }
        diagnostics = script.diagnostics
    }

    /// The statements, without the commands.
    var statements: [Statement] {
        steps.compactMap { step in
            switch step {
            case .statement(let statement): statement
            case .command(_, let statement): statement
            }
        }
    }

    /// The text of a statement, without its semicolon.
    func text(of statement: Statement) -> String {
        SourceText(source).text(of: statement.span)
    }

    /// Says what is wrong with the statements.
    ///
    /// - Returns: the status; nil where nothing is wrong.
    func sayDiagnostics() -> ExitStatus? {
        guard !diagnostics.isEmpty else { return nil }
        let report = ErrorReport(diagnostics, source: source)
        Console.error(report.text)
        return report.status
    }
}
