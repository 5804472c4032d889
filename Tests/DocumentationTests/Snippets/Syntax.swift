import SQLSyntax

/// The snippets of SQLSyntax's article.
enum Syntax {
    static func parse(_ text: String) -> [String] {
        // snippet: parse
        let script = SQLParser.parse(text)
        for diagnostic in script.diagnostics {
            print(diagnostic.code.rawValue, diagnostic.message)
        }
        let printed = script.statements.map { SQLPrinter.print($0) }
        // end
        return printed
    }

    static func render(_ text: String) -> String {
        // snippet: render
        let script = SQLParser.parse(text)
        let renderer = DiagnosticRenderer(source: SourceText(text), usesColor: false)
        let message = renderer.render(script.diagnostics)
        // end
        return message
    }

    // snippet: walk
    /// The names of the columns that something uses, in the order of the text.
    static func columns(in children: [SyntaxChild]) -> [String] {
        children.flatMap { child in
            switch child {
            case .query(let query): return columns(in: query.children)
            case .expression(let expression):
                if case .column(let name) = expression.kind { return [name.column.name] }
                return columns(in: expression.children)
            }
        }
    }
    // end
}
