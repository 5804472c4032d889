import LineEditor

/// The loop of the prompt: reads statements and commands, and runs one at a time.
///
/// A statement ends where `isComplete` says so; until then the continuation prompt asks for more. Ctrl-C
/// gives up what is being typed, or cancels what is running; Ctrl-D on an empty line ends the loop. A line
/// that begins with a dot, outside of a statement, is a command; `.help` and `.quit` are always there.
struct Repl: Sendable {
    /// What stands before the first line of a statement.
    static let prompt = "esmql> "
    /// What stands before its further lines.
    static let continuationPrompt = "   ...> "

    private let lines: any LineSource
    private let interrupts: any InterruptWatching
    private let commands: [ReplCommand]
    private let isComplete: @Sendable (String) -> Bool
    private let runStatement: @Sendable (String) async -> Void
    private let write: @Sendable (String) -> Void

    /// A loop that has not begun.
    ///
    /// - Parameters:
    ///   - lines: Where the lines come from.
    ///   - interrupts: What tells of Ctrl-C while something runs.
    ///   - commands: The commands beside `.help` and `.quit`.
    ///   - isComplete: Whether a text is one or more whole statements.
    ///   - runStatement: Runs such a text and shows what comes of it, errors too; Ctrl-C cancels its task.
    ///   - write: Shows what the loop itself has to say: help, and line feeds.
    init(
        lines: any LineSource,
        interrupts: any InterruptWatching = InterruptSource.shared,
        commands: [ReplCommand] = [],
        isComplete: @escaping @Sendable (String) -> Bool,
        runStatement: @escaping @Sendable (String) async -> Void,
        write: @escaping @Sendable (String) -> Void
    ) {
        self.lines = lines
        self.interrupts = interrupts
        self.commands = commands
        self.isComplete = isComplete
        self.runStatement = runStatement
        self.write = write
    }

    /// Runs until the user quits or the input ends.
    func run() async {
        var statement = ""
        while true {
            switch await lines.readLine(prompt: statement.isEmpty ? Self.prompt : Self.continuationPrompt) {
            case .interrupted:
                statement = ""
            case .endOfInput:
                write("\n")
                return
            case .line(let line):
                if statement.isEmpty, line.allSatisfy(\.isWhitespace) { continue }
                if statement.isEmpty, let words = Self.command(line) {
                    await lines.addHistory(Self.trimmed(line))
                    guard await run(words) else { return }
                    continue
                }
                statement += statement.isEmpty ? line : "\n" + line
                guard isComplete(statement) else { continue }
                let complete = statement
                statement = ""
                await lines.addHistory(Self.trimmed(complete))
                await cancellable { await runStatement(complete) }
            }
        }
    }

    /// The words of a command, or nil where the line is none.
    private static func command(_ line: String) -> [String]? {
        let text = trimmed(line)
        guard text.first == ".", text.dropFirst().first?.isLetter == true else { return nil }
        return CommandLineWords(text.dropFirst()).words
    }

    private static func trimmed(_ text: String) -> String {
        let head = text.drop(while: \.isWhitespace)
        guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(head[...last])
    }

    /// Runs a command; false means that the loop is over.
    private func run(_ words: [String]) async -> Bool {
        // A statement's habit, the semicolon at the end, does no harm.
        let name = (words.first ?? "").lowercased().split(separator: ";").first.map(String.init) ?? ""
        switch name {
        case "quit", "exit":
            return false
        case "help":
            write(help)
        default:
            if let command = commands.first(where: { $0.name == name }) {
                await cancellable { await command.action(Array(words.dropFirst())) }
            } else {
                write("unknown command .\(name); .help lists the commands\n")
            }
        }
        return true
    }

    /// Runs something that Ctrl-C cancels, and waits for its end.
    private func cancellable(_ work: @escaping @Sendable () async -> Void) async {
        let task = Task { await work() }
        do {
            try await interrupts.watch { count in
                if count == 1 {
                    // The terminal has shown ^C in the middle of a line.
                    write("\n")
                }
                task.cancel()
            } during: {
                await task.value
            }
        } catch {
            task.cancel()
            await task.value
            write("\(error)\n")
        }
    }

    private var help: String {
        let all =
            commands
            + [
                ReplCommand("help", summary: "show this list") { _ in },
                ReplCommand("quit", summary: "leave, as Ctrl-D does") { _ in },
            ]
        let entries = all.map { command in
            let usage = "." + command.name + (command.synopsis.isEmpty ? "" : " " + command.synopsis)
            return (usage: usage, summary: command.summary)
        }
        let width = entries.map { DisplayWidth.of($0.usage) }.max() ?? 0
        var text = "A statement ends with a semicolon. Ctrl-C cancels it, Ctrl-D leaves.\n"
        for entry in entries.sorted(by: { $0.usage < $1.usage }) {
            let padding = String(repeating: " ", count: width - DisplayWidth.of(entry.usage) + 2)
            text += entry.usage + padding + entry.summary + "\n"
        }
        return text
    }
}
