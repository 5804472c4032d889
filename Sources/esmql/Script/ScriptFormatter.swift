import SQLSyntax

/// Lays out scripts: statements as the formatter does, commands of the shell as they are written.
///
/// While the statements are laid out, comments stand in the commands' places: these stay at the ends of lines, and in
/// their order.
struct ScriptFormatter {
    let formatter: SQLFormatter

    /// What the comments begin with; no script has it.
    private static let sign = "--\u{1}"

    /// A text laid out anew.
    ///
    /// - Throws: `SQLFormatError`, with the diagnostics of statements that do not parse.
    func format(_ text: String) throws(SQLFormatError) -> String {
        let commands = Self.commands(of: text)
        guard !commands.isEmpty else { return try formatter.format(text) }
        let script = ShellScript(text)
        guard script.diagnostics.isEmpty else {
            throw SQLFormatError(.syntax, "the script has syntax errors", diagnostics: script.diagnostics)
        }
        var bytes = Array(text.utf8)
        let lines = commands.map { String(decoding: bytes[$0.range], as: UTF8.self) }
        for (index, found) in commands.enumerated().reversed() {
            let ending = Self.endsQuery(found) ? ";" : ""
            bytes.replaceSubrange(found.range, with: Array((ending + Self.sign + "\(index)").utf8))
        }
        let result = restored(try formatter.format(String(decoding: bytes, as: UTF8.self)), commands, lines)
        guard Self.commands(of: result).map(\.line) == commands.map(\.line),
            ShellScript(result).steps.map(\.isCommand) == script.steps.map(\.isCommand)
        else { throw SQLFormatError(.changed, "the commands would not be the same") }
        return result
    }

    /// A text with the commands in the places of their comments again.
    private func restored(
        _ text: String, _ commands: [CommandScanner.Found], _ lines: [String]
    ) -> String {
        var rest = Substring(text)
        var result = ""
        for (index, found) in commands.enumerated() {
            let comment = Self.sign + "\(index)"
            guard let place = rest.firstRange(of: comment) else { break }
            var before = rest[..<place.lowerBound]
            if Self.endsQuery(found), let end = before.lastIndex(of: ";") {
                // The command stands for the semicolon.
                before = before[..<end] + (before[end...].contains("\n") ? "\n" : " ")
            }
            result += before + lines[index]
            rest = rest[place.upperBound...]
        }
        return result + rest
    }

    private static func commands(of text: String) -> [CommandScanner.Found] {
        CommandScanner(text, endsQuery: CommandTable.endsQuery).commands
    }

    private static func endsQuery(_ found: CommandScanner.Found) -> Bool {
        found.followsQuery && CommandTable.endsQuery(found.line)
    }
}
