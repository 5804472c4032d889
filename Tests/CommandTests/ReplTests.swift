import LineEditor
import Synchronization
import Testing

@testable import esmql

@Suite("Prompt")
struct ReplTests {
    @Test func aStatementMayTakeSeveralLines() async {
        let lines = ScriptedLines([.line("select 1"), .line("  from x;"), .line("select 2;")])
        let log = await run(lines)
        #expect(log == ["run select 1\n  from x;", "run select 2;", "write \n"])
        #expect(await lines.prompts == ["esmql> ", "  ...> ", "esmql> ", "esmql> "])
        #expect(await lines.history == ["select 1\n  from x;", "select 2;"])
    }

    @Test func anInterruptGivesUpWhatWasTyped() async {
        let lines = ScriptedLines([
            .line("select 1"), .interrupted, .interrupted, .interrupted, .line("select 2;"),
        ])
        #expect(await run(lines) == ["run select 2;", "write \n"])
        #expect(await lines.history == ["select 2;"])
        #expect(await lines.prompts.suffix(2) == ["esmql> ", "esmql> "])
    }

    @Test func theEndOfTheInputDropsAnUnfinishedStatement() async {
        #expect(await run(ScriptedLines([.line("select 1")])) == ["write \n"])
    }

    @Test func blankLinesAskForNothing() async {
        let lines = ScriptedLines([.line(""), .line("  \t"), .line("  select 1; ")])
        #expect(await run(lines) == ["run   select 1; ", "write \n"])
        #expect(await lines.history == ["select 1;"])
    }

    @Test func aBlankLineWithinAStatementIsKept() async {
        #expect(
            await run(ScriptedLines([.line("select"), .line(""), .line("1;")])).first == "run select\n\n1;")
    }

    @Test func quitEndsTheLoop() async {
        let lines = ScriptedLines([.line(" .QUIT ;"), .line("select 1;")])
        #expect(await run(lines) == [])
    }

    @Test func commandsAreTakenApartFromStatements() async {
        let lines = ScriptedLines([
            .line(".echo a  'b c'"), .line("select"), .line(".5"), .line("\\p"), .line("\\gx"),
            .line("select 2; \\dt h*"),
        ])
        let log = await run(lines)
        #expect(
            log == [
                "command .echo [a  'b c'] pending []", "command \\p [] pending [select\n.5]",
                "run select\n.5\n\\gx", "run select 2; ", "command \\dt [h*] pending []", "write \n",
            ])
        #expect(
            await lines.history == [
                ".echo a  'b c'", "\\p", "select\n.5\n\\gx", "select 2;", "\\dt h*",
            ])
    }

    @Test func aNumberIsNoCommand() async {
        #expect(await run(ScriptedLines([.line(".5;")])) == ["run .5;", "write \n"])
    }

    @Test func pastedLinesRunOneByOne() async {
        let lines = ScriptedLines([.line(".mode csv\nselect '\n.mode json\n';\nselect 2")])
        let log = await run(lines)
        #expect(log == ["command .mode [csv] pending []", "run select '\n.mode json\n';", "write \n"])
        #expect(await lines.prompts.last == "  ...> ")
    }

    @Test func whatAnEditorLeavesIsRunWhereItIsWhole() async {
        let lines = ScriptedLines([.line(".edit 1"), .line(".edit 2"), .line("+ 3;")])
        let log = await run(lines)
        #expect(
            log == [
                "command .edit [1] pending []", "write select 1;\n", "run select 1;",
                "command .edit [2] pending []", "write select 2\n", "run select 2\n+ 3;", "write \n",
            ])
    }

    @Test func secretsAreNoHistory() async {
        let lines = ScriptedLines([.line("\\set token abc"), .line("select 1;")])
        _ = await run(lines)
        #expect(await lines.history == ["select 1;"])
    }

    @Test func thePromptNamesTheProfile() {
        #expect(PromptText(profile: "lab").first == "esmql:lab> ")
        #expect(PromptText(profile: "lab").further == "      ...> ")
        #expect(PromptText(usesColor: true).first == "\u{1}\u{1B}[1;36m\u{1}esmql>\u{1}\u{1B}[0m\u{1} ")
    }

    @Test func anInterruptCancelsTheRunningStatementAndThePastedRest() async {
        let log = Log()
        let actions = Repl.Actions(
            runStatements: { text in
                guard text == "wait;" else {
                    log.add("run \(text)")
                    return .done
                }
                while !Task.isCancelled {
                    await Task.yield()
                }
                log.add("cancelled")
                return .failed
            },
            runCommand: { _, _ in .done }, write: { log.add("write \($0)") })
        await Repl(
            lines: ScriptedLines([.line("wait;\nselect 0;"), .line("select 1;")]),
            interrupts: ScriptedInterrupts(), actions: actions
        ).run()
        #expect(log.entries.filter { $0 != "write \n" } == ["cancelled", "run select 1;"])
    }

    @Test func wordsKeepTheirQuotedBlanks() {
        #expect(CommandLineWords("read  'a b'c \"\" d\"").words == ["read", "a bc", "", "d"])
        #expect(CommandLineWords("  ").words == [])
        #expect(CommandLineWords("x 'open end").words == ["x", "open end"])
    }

    /// Runs a prompt over lines and tells what it did.
    private func run(_ lines: ScriptedLines) async -> [String] {
        let log = Log()
        let actions = Repl.Actions(
            runStatements: { text in
                log.add("run \(text)")
                return .done
            },
            runCommand: { line, pending in
                if line.name == "quit" { return .quit }
                log.add("command \(line.spelling) [\(line.rest)] pending [\(pending)]")
                if line.name == "edit" { return .pending(line.rest == "1" ? "select 1;" : "select 2") }
                return .done
            },
            write: { log.add("write \($0)") })
        await Repl(lines: lines, interrupts: NoInterrupts(), actions: actions).run()
        return log.entries
    }
}

/// What happened, in order.
private final class Log: Sendable {
    private let storage = Mutex<[String]>([])

    var entries: [String] { storage.withLock { $0 } }

    func add(_ entry: String) {
        storage.withLock { $0.append(entry) }
    }
}

/// Lines from a list; the input ends behind the last.
private actor ScriptedLines: LineSource {
    private var events: [LineEvent]
    private(set) var prompts: [String] = []
    private(set) var history: [String] = []

    init(_ events: [LineEvent]) {
        self.events = events.reversed()
    }

    func readLine(prompt: String) -> LineEvent {
        prompts.append(prompt)
        return events.popLast() ?? .endOfInput
    }

    func addHistory(_ entry: String) {
        history.append(entry)
    }
}

/// Nobody presses Ctrl-C.
private struct NoInterrupts: InterruptWatching {
    func watch<Result>(
        onInterrupt: @escaping @Sendable (Int) -> Void, during work: () async throws -> Result
    ) async throws -> Result {
        try await work()
    }
}

/// Somebody presses Ctrl-C three times as soon as the first statement runs.
private final class ScriptedInterrupts: InterruptWatching {
    private let isOver = Mutex(false)

    func watch<Result>(
        onInterrupt: @escaping @Sendable (Int) -> Void, during work: () async throws -> Result
    ) async throws -> Result {
        let isFirst = isOver.withLock { isOver in
            defer { isOver = true }
            return !isOver
        }
        if isFirst { for count in 1...3 { onInterrupt(count) } }
        return try await work()
    }
}
