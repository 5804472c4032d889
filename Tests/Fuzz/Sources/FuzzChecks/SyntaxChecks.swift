import SQLSyntax

/// What must be so for every text; each check says what is not.
package enum SyntaxChecks {
    /// The tokens tile the text: each one begins where the last one ends, and none is empty but the last.
    package static func lexer(_ text: String) -> String? {
        let source = SourceText(text)
        var lexer = Lexer(source)
        var position = 0
        while true {
            let token = lexer.next()
            guard token.span.lower == position else {
                return "a token begins at \(token.span.lower), not at \(position)"
            }
            if token.kind == .endOfText {
                guard position == source.bytes.count, token.span.upper == position else {
                    return "the text ends at \(position), not at \(source.bytes.count)"
                }
                return lexer.next() == token ? nil : "there is a token behind the end"
            }
            guard token.span.upper > position else { return "an empty token at \(position)" }
            position = token.span.upper
        }
    }

    /// The parser comes to an end, its places lie within the text, and its diagnostics can be shown.
    package static func parser(_ text: String) -> String? {
        let script = SQLParser.parse(text)
        let count = script.source.bytes.count
        for diagnostic in script.diagnostics {
            guard let span = diagnostic.span, span.lower >= 0, span.lower <= span.upper, span.upper <= count
            else {
                return "\(diagnostic.code.rawValue) is at \(String(describing: diagnostic.span)) of \(count)"
            }
            let renderer = DiagnosticRenderer(source: script.source, usesColor: false, terminalWidth: 80)
            let shown = renderer.render(diagnostic)
            guard shown.hasPrefix("error["), shown.hasSuffix("\n") else {
                return "\(diagnostic.code.rawValue) is not shown"
            }
        }
        var end = 0
        for statement in script.statements {
            guard statement.span.lower >= end, statement.span.lower < statement.span.upper,
                statement.span.upper <= count
            else { return "a statement at \(statement.span) behind \(end) of \(count)" }
            end = statement.span.upper
        }
        return nil
    }

    /// What is printed parses to the same tree, and what is formatted says the same and stays as it is.
    package static func roundTrip(_ text: String) -> String? {
        let script = SQLParser.parse(text)
        for statement in script.statements {
            let printed = SQLPrinter.print(statement)
            let again = SQLParser.parse(printed)
            guard let second = again.statements.first, again.statements.count == 1, again.diagnostics.isEmpty
            else {
                return "printed, it is no statement: \(printed)"
            }
            let last = SQLPrinter.print(second)
            guard last == printed else { return "printed twice it is \(last) after \(printed)" }
        }
        guard script.diagnostics.isEmpty else { return nil }
        for formatter in [SQLFormatter(), SQLFormatter(keywordCase: .upper, width: 30)] {
            do throws(SQLFormatError) {
                let formatted = try formatter.format(text)
                let again = try formatter.format(formatted)
                guard again == formatted else {
                    return "formatted twice it is\n\(again)\nafter\n\(formatted)"
                }
            } catch {
                return error.message
            }
        }
        return nil
    }
}
