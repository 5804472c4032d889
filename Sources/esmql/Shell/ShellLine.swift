/// A line that is a command of the shell and no SQL: `.mode csv`, `\dt`.
struct ShellLine: Hashable, Sendable {
    /// Whose habits it follows.
    enum Style: Hashable, Sendable {
        /// `.name`, as in sqlite3: on a line of its own.
        case dot
        /// `\name`, as in psql: also behind a query that has no semicolon.
        case backslash
    }

    /// Whose habits it follows.
    let style: Style
    /// The name in small letters, without its sign.
    let name: String
    /// What follows the name, without the white space around it.
    let rest: String

    /// A command line.
    ///
    /// - Parameter line: the line from its `.` or `\` on; a semicolon at its end does no harm.
    init(_ line: some StringProtocol) {
        style = line.first == "\\" ? .backslash : .dot
        let text = line.dropFirst()
        var end = text.startIndex
        // A name of signs, such as \? and \!, is one sign.
        if let first = text.first, !first.isLetter {
            end = text.index(after: end)
        } else {
            end = text.firstIndex { !($0.isLetter || $0.isNumber || "_+-".contains($0)) } ?? text.endIndex
        }
        name = text[..<end].lowercased()
        var rest = text[end...]
        while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
        while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
        // A statement's habit.
        if rest == ";" { rest = "" }
        self.rest = String(rest)
    }

    /// The name with its sign, as it was typed.
    var spelling: String { (style == .dot ? "." : "\\") + name }

    /// What follows the name, as words.
    var words: [String] { CommandLineWords(rest).words }
}
