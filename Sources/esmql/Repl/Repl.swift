import LineEditor

/// The loop of the prompt: reads statements and commands, and runs one at a time.
///
/// A statement ends with its semicolon; until then the continuation prompt asks for more. Ctrl-C gives up what is
/// being typed, or cancels what is running; Ctrl-D on an empty line ends the loop.
struct Repl: Sendable {
    /// What runs what was typed, and shows what comes of it, errors too; Ctrl-C cancels its task.
    struct Actions: Sendable {
        /// Runs whole statements.
        var runStatements: @Sendable (String) async -> ReplOutcome
        /// Runs a command, given what is being typed.
        var runCommand: @Sendable (ShellLine, _ pending: String) async -> ReplOutcome
        /// Told of what is being typed before each line is read.
        var onPending: @Sendable (String) -> Void = { _ in }
        /// Shows what the loop itself has to say: line feeds, and what the editor has left.
        var write: @Sendable (String) -> Void
    }

    private let lines: any LineSource
    private let interrupts: any InterruptWatching
    private let prompt: PromptText
    private let actions: Actions

    /// A loop that has not begun.
    ///
    /// - Parameters:
    ///   - lines: Where the lines come from.
    ///   - interrupts: What tells of Ctrl-C while something runs.
    ///   - prompt: What stands before the lines.
    ///   - actions: What runs what was typed.
    init(
        lines: any LineSource, interrupts: any InterruptWatching = InterruptSource.shared,
        prompt: PromptText = PromptText(), actions: Actions
    ) {
        self.lines = lines
        self.interrupts = interrupts
        self.prompt = prompt
        self.actions = actions
    }

    /// Runs until the user quits or the input ends.
    func run() async {
        var buffer = StatementBuffer()
        while true {
            actions.onPending(buffer.text)
            switch await lines.readLine(prompt: buffer.isEmpty ? prompt.first : prompt.further) {
            case .interrupted:
                buffer.replace(with: "")
            case .endOfInput:
                actions.write("\n")
                return
            case .line(let text):
                // Pasted text has many lines.
                for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                    let outcome = await add(String(line), to: &buffer)
                    if outcome == .quit { return }
                    // Whoever interrupts the first of many does not want the others.
                    if outcome == .interrupted { break }
                }
            }
        }
    }

    /// Adds a line and runs what has become whole.
    private func add(_ line: String, to buffer: inout StatementBuffer) async -> ReplOutcome {
        for piece in buffer.add(line) {
            var outcome = await run(piece)
            if case .pending(let text) = outcome { outcome = await take(text, into: &buffer) }
            guard outcome == .done else { return outcome }
        }
        return .done
    }

    /// Goes on with a text that a command has left: it is run where it is whole.
    private func take(_ text: String, into buffer: inout StatementBuffer) async -> ReplOutcome {
        buffer.replace(with: "")
        guard !text.isEmpty else { return .done }
        actions.write(text + "\n")
        let scan = CommandScanner(text, endsQuery: CommandTable.endsQuery)
        guard scan.hasContent, !scan.isPending else {
            buffer.replace(with: text)
            return .done
        }
        let outcome = await run(.statements(text))
        if case .pending = outcome { return .done }
        return outcome
    }

    private func run(_ piece: StatementBuffer.Piece) async -> ReplOutcome {
        switch piece {
        case .statements(let text):
            await remember(text)
            return await cancellable { await actions.runStatements(text) }
        case .command(let line, let pending):
            await remember(line.rest.isEmpty ? line.spelling : line.spelling + " " + line.rest)
            return await cancellable { await actions.runCommand(line, pending) }
        }
    }

    private func remember(_ text: String) async {
        guard !HistorySecrets.hasSecret(text) else { return }
        let head = text.drop(while: \.isWhitespace)
        guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return }
        await lines.addHistory(String(head[...last]))
    }

    /// Runs something that Ctrl-C cancels, and waits for its end.
    private func cancellable(_ work: @escaping @Sendable () async -> ReplOutcome) async -> ReplOutcome {
        let task = Task { await work() }
        do {
            let outcome = try await interrupts.watch { count in
                if count == 1 {
                    // The terminal has shown ^C in the middle of a line.
                    actions.write("\n")
                }
                task.cancel()
            } during: {
                await task.value
            }
            return task.isCancelled && outcome != .quit ? .interrupted : outcome
        } catch {
            task.cancel()
            _ = await task.value
            actions.write("\(error)\n")
            return .failed
        }
    }
}

/// What becomes of the loop after something was run.
enum ReplOutcome: Hashable, Sendable {
    /// It goes on.
    case done
    /// It failed and has said so.
    case failed
    /// Ctrl-C has cancelled it; what was pasted behind it does not run.
    case interrupted
    /// It is over.
    case quit
    /// A text is what is being typed from now on.
    case pending(String)
}
