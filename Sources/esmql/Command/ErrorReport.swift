import QueryEngine
import SQLSyntax

/// What is said of a failed statement, and the status that it ends the process with.
struct ErrorReport {
    /// The text, several lines where the query is at fault.
    let text: String
    /// The status.
    let status: ExitStatus

    /// The report of a query's error; `source` is the text that its places are of, nil to tell no places.
    init(_ error: QueryError, source: String?) {
        status = ExitStatus(error.category)
        guard error.diagnostics.isEmpty else {
            var diagnostics = error.diagnostics
            if source == nil {
                for index in diagnostics.indices { diagnostics[index].span = nil }
            }
            text = Self.render(diagnostics, source: source ?? "")
            return
        }
        let head = "error[\(error.code)]"
        let message = Console.visible(error.message)
        text = Console.usesColor ? "\u{1B}[1;31m\(head)\u{1B}[0m: \(message)" : "\(head): \(message)"
    }

    /// The report of what the parser found.
    init(_ diagnostics: [Diagnostic], source: String) {
        status = .query
        text = Self.render(diagnostics, source: source)
    }

    private static func render(_ diagnostics: [Diagnostic], source: String) -> String {
        let text = SourceText(source)
        let renderer =
            if let width = Console.terminalWidth {
                DiagnosticRenderer(source: text, usesColor: Console.usesColor, terminalWidth: width)
            } else {
                DiagnosticRenderer(source: text, usesColor: Console.usesColor)
            }
        return renderer.render(diagnostics)
    }
}
