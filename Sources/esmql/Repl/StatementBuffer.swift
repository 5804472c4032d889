/// What is being typed: lines are added until a statement or command is whole.
struct StatementBuffer {
    /// What can be run.
    enum Piece: Hashable {
        /// Whole statements, perhaps with a command such as `\g` at the end.
        case statements(String)
        /// A command, and what is being typed when it is called.
        case command(ShellLine, pending: String)
    }

    /// The lines so far of a statement that is not whole yet.
    private(set) var text = ""

    /// Whether nothing is being typed.
    var isEmpty: Bool { text.isEmpty }

    /// Adds a line.
    ///
    /// - Parameter line: what was typed, without a line feed.
    /// - Returns: what can be run now, in order.
    mutating func add(_ line: String) -> [Piece] {
        // No statement begins with these; whoever knows no command yet is told them at once.
        let words = line.lowercased().split(whereSeparator: \.isWhitespace)
        if text.isEmpty, words.count == 1, ["help", "quit", "exit"].contains(words[0]) {
            return [.statements(line)]
        }
        let all = text.isEmpty ? line : text + "\n" + line
        let scan = CommandScanner(all, endsQuery: CommandTable.endsQuery)
        if let found = scan.commands.first { return take(found, of: all) }
        if scan.hasContent, !scan.isPending {
            text = ""
            return [.statements(all)]
        }
        text = all.allSatisfy(\.isWhitespace) ? "" : all
        return []
    }

    /// Puts a text in the place of what is being typed.
    mutating func replace(with text: String) {
        self.text = text
    }

    private mutating func take(_ found: CommandScanner.Found, of all: String) -> [Piece] {
        if found.followsQuery, CommandTable.endsQuery(found.line) {
            text = ""
            return [.statements(all)]
        }
        let before = String(decoding: Array(all.utf8)[..<found.range.lowerBound], as: UTF8.self)
        let scan = CommandScanner(before) { _ in false }
        if scan.isPending {
            // The command's own line is gone.
            text = before.last == "\n" ? String(before.dropLast()) : before
            return [.command(found.line, pending: text)]
        }
        text = ""
        let command = Piece.command(found.line, pending: "")
        return scan.hasContent ? [.statements(before), command] : [command]
    }
}
