/// Renders diagnostics for people: the message, the line, carets below the place, the hints.
public struct DiagnosticRenderer: Sendable {
    /// The text that the diagnostics are about.
    public var source: SourceText
    /// Whether to colour with ANSI escape sequences.
    public var usesColor: Bool
    /// How many terminal cells of a long line are shown; its number in front of it takes more.
    public var width: Int

    /// A renderer for the diagnostics of a text.
    ///
    /// - Parameters:
    ///   - source: the text that they are about.
    ///   - usesColor: whether to colour with ANSI escape sequences.
    ///   - width: how many terminal cells of a long line are shown, at least 20.
    public init(source: SourceText, usesColor: Bool = false, width: Int = 100) {
        self.source = source
        self.usesColor = usesColor
        self.width = max(width, 20)
    }

    /// A renderer whose excerpts, their line numbers included, fit into a terminal.
    ///
    /// - Parameters:
    ///   - source: the text that the diagnostics are about.
    ///   - usesColor: whether to colour with ANSI escape sequences.
    ///   - terminalWidth: the columns of the terminal.
    public init(source: SourceText, usesColor: Bool, terminalWidth: Int) {
        let margin = String(source.lineCount).utf8.count + 3
        self.init(source: source, usesColor: usesColor, width: terminalWidth - margin)
    }

    /// A diagnostic as lines of text, each with its line feed.
    public func render(_ diagnostic: Diagnostic) -> String {
        var text = paint("error[\(diagnostic.code.rawValue)]", .red)
        text += paint(": " + clean(diagnostic.message), .bold) + "\n"
        var margin = ""
        if let span = diagnostic.span {
            let position = source.position(at: span.lower)
            let number = String(position.line)
            margin = String(repeating: " ", count: number.utf8.count)
            let excerpt = Excerpt(source: source, span: span, width: width)
            text += margin + paint(" --> ", .blue) + "line \(position.line), column \(position.column)\n"
            text += margin + paint(" |", .blue) + "\n"
            text += paint(number + " | ", .blue) + excerpt.line + "\n"
            let carets = String(repeating: "^", count: excerpt.caretWidth)
            text += margin + paint(" | ", .blue) + String(repeating: " ", count: excerpt.caretStart)
            text += paint(carets, .red) + "\n"
        }
        for hint in diagnostic.hints {
            text += margin + paint(" = ", .blue) + paint("hint:", .bold) + " " + clean(hint) + "\n"
        }
        return text
    }

    /// Diagnostics one below the other, with an empty line between them.
    public func render(_ diagnostics: [Diagnostic]) -> String {
        var text = diagnostics.prefix(Self.most).map { render($0) }.joined(separator: "\n")
        if diagnostics.count > Self.most { text += "\n… and \(diagnostics.count - Self.most) more errors\n" }
        return text
    }

    /// How many diagnostics are shown: nobody reads more, and each one walks its line.
    private static let most = 100

    private func clean(_ text: String) -> String {
        String(text.map { $0.isNewline || $0 == "\t" ? " " : Excerpt.visible($0) })
    }

    private enum Style: String {
        case red = "1;31"
        case blue = "1;34"
        case bold = "1"
    }

    private func paint(_ text: String, _ style: Style) -> String {
        usesColor ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}
