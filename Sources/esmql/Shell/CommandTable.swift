import SQLSyntax

/// The commands of the shell, by their names.
///
/// A new command is an entry in one of the lists below it: names, help and what it does stand together.
enum CommandTable {
    /// All commands, in the order of the help.
    static let all: [ShellCommand] =
        generalCommands + tableCommands + answerCommands + chartCommands + fileCommands + statementCommands
        + sessionCommands

    /// The names behind a backslash that stand for the semicolon of the statement before them.
    private static let queryEndings: Set<String> = ["g", "gx", "gset", "watch"]

    /// Whether a command stands for the semicolon of the statement before it.
    static func endsQuery(_ line: ShellLine) -> Bool {
        line.style == .backslash && queryEndings.contains(line.name)
    }

    private static let bySpelling: [String: ShellCommand] = Dictionary(
        all.flatMap { command in command.spellings.map { ($0, command) } },
        uniquingKeysWith: { first, _ in first }
    )

    /// The command of a line.
    ///
    /// - Throws: a ``CommandError`` with the nearest command where there is none of that name.
    static func command(_ line: ShellLine) throws(CommandError) -> ShellCommand {
        if let command = bySpelling[line.spelling] { return command }
        let sign = line.spelling.prefix(1)
        let own = bySpelling.keys.filter { $0.hasPrefix(sign) }.map { String($0.dropFirst()) }.sorted()
        let near = Nearest.names(to: line.name, among: own, limit: 1).first
        let other = (sign == "." ? "\\" : ".") + line.name
        let hint =
            near.map { "did you mean \(sign)\($0)?" }
            ?? (bySpelling[other] == nil ? ".help lists the commands" : "did you mean \(other)?")
        throw CommandError("unknown command \(line.spelling); \(hint)")
    }

    /// The command of a name that may lack its sign; nil where there is none.
    static func command(named name: String) -> ShellCommand? {
        let name = name.lowercased()
        return bySpelling[name] ?? bySpelling["." + name] ?? bySpelling["\\" + name]
    }

    /// Makes sure that a text has known commands only.
    ///
    /// - Throws: a ``CommandError`` for the first that is unknown.
    static func check(_ script: ShellScript) throws(CommandError) {
        for case .command(let line, _) in script.steps { _ = try command(line) }
    }
}
