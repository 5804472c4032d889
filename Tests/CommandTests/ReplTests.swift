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
        #expect(await lines.prompts == ["esmql> ", "   ...> ", "esmql> ", "esmql> "])
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

    @Test(arguments: [".quit", ".exit", " .QUIT ", ".quit;"])
    func quitEndsTheLoop(line: String) async {
        let lines = ScriptedLines([.line(line), .line("select 1;")])
        #expect(await run(lines) == [])
    }

    @Test func commandsGetTheirWords() async {
        let lines = ScriptedLines([
            .line(".echo a  'b c' \"d\""), .line(".nope"), .line("select"), .line(".5;"),
        ])
        let log = await run(lines)
        #expect(log.first == "echo a|b c|d")
        #expect(log.contains("write unknown command .nope; .help lists the commands\n"))
        #expect(log.contains("run select\n.5;"))
        #expect(await lines.history == [".echo a  'b c' \"d\"", ".nope", "select\n.5;"])
    }

    @Test func aNumberIsNoCommand() async {
        #expect(await run(ScriptedLines([.line(".5;")])) == ["run .5;", "write \n"])
    }

    @Test func helpListsTheCommands() async throws {
        let log = await run(ScriptedLines([.line(".help"), .line(".quit")]))
        let help = try #require(log.first)
        #expect(help.contains("\n.echo WORD...  says it again\n"))
        #expect(help.contains("\n.help          show this list\n"))
        #expect(help.contains("\n.quit          leave, as Ctrl-D does\n"))
    }

    @Test func anInterruptCancelsTheRunningStatement() async {
        let log = Log()
        let repl = Repl(
            lines: ScriptedLines([.line("wait;"), .line("select 1;")]),
            interrupts: ScriptedInterrupts(),
            isComplete: { $0.hasSuffix(";") },
            runStatement: { text in
                guard text == "wait;" else { return log.add("run \(text)") }
                while !Task.isCancelled {
                    await Task.yield()
                }
                log.add("cancelled")
            },
            write: { log.add("write \($0)") }
        )
        await repl.run()
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
        let echo = ReplCommand("echo", synopsis: "WORD...", summary: "says it again") { words in
            log.add("echo " + words.joined(separator: "|"))
        }
        await Repl(
            lines: lines,
            interrupts: NoInterrupts(),
            commands: [echo],
            isComplete: { $0.contains(";") },
            runStatement: { log.add("run \($0)") },
            write: { log.add("write \($0)") }
        ).run()
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

/// Somebody presses Ctrl-C three times as soon as something runs.
private struct ScriptedInterrupts: InterruptWatching {
    func watch<Result>(
        onInterrupt: @escaping @Sendable (Int) -> Void, during work: () async throws -> Result
    ) async throws -> Result {
        for count in 1...3 {
            onInterrupt(count)
        }
        return try await work()
    }
}
