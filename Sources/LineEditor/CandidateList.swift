import CEditLine

/// Candidates laid out in columns, read from top to bottom.
struct CandidateList {
    /// How many candidates are listed at most.
    static let limit = 200

    /// The lines, each with its line feed.
    let text: String

    /// Lays candidates out.
    ///
    /// - Parameters:
    ///   - candidates: The words, at least one.
    ///   - columns: The columns of the terminal.
    init(_ candidates: [String], columns: Int) {
        TerminalLocale.use()
        let shown = candidates.prefix(Self.limit)
        let widths = shown.map(Self.width)
        let cell = (widths.max() ?? 0) + 2
        let perLine = max(1, columns / cell)
        let lineCount = (shown.count + perLine - 1) / perLine
        var text = ""
        for line in 0..<lineCount {
            for index in stride(from: line, to: shown.count, by: lineCount) {
                text += shown[index]
                if index + lineCount < shown.count {
                    text += String(repeating: " ", count: cell - widths[index])
                }
            }
            text += "\n"
        }
        if candidates.count > shown.count {
            text += "… and \(candidates.count - shown.count) more\n"
        }
        self.text = text
    }

    private static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + Int(cel_width($1.value)) }
    }
}
