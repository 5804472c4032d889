import Foundation
import Synchronization
import Testing

@testable import LineEditor

/// How often a test's own signal handler has run.
private let handledCount = Atomic(0)

/// The editor on a pseudo-terminal.
///
/// Serialised, as the signals of the process are shared.
@Suite("Line editor", .serialized, .timeLimit(.minutes(5)))
struct LineReaderTests {
    let terminal: PseudoTerminal

    init() throws {
        terminal = try PseudoTerminal()
    }

    /// Reads a line while a test types.
    private func read(_ reader: LineReader, typing: (PseudoTerminal) -> Void) async -> LineEvent {
        let prompt = terminal.nextPrompt()
        async let event = reader.readLine(prompt: prompt)
        terminal.expect(prompt)
        typing(terminal)
        return await event
    }

    /// A reader whose thread blocks SIGHUP, as the workers of libdispatch and the threads that they start do.
    private func readerInThreadThatBlocksSignals() throws -> LineReader {
        var blocked = sigset_t()
        var previous = sigset_t()
        sigemptyset(&blocked)
        sigaddset(&blocked, SIGHUP)
        pthread_sigmask(SIG_BLOCK, &blocked, &previous)
        defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }
        return try terminal.makeReader()
    }

    @Test func chineseIsTypedAndEditedInTheMiddle() async throws {
        let reader = try terminal.makeReader()
        let event = await read(reader) { terminal in
            terminal.type("select 中文;")
            terminal.type("\u{1B}[D\u{1B}[D间\u{1B}[D\u{7F}\r")
        }
        #expect(event == .line("select 间文;"))
    }

    @Test func theTerminalIsRestored() async throws {
        let reader = try terminal.makeReader()
        #expect(await read(reader) { $0.type("x\r") } == .line("x"))
        #expect(terminal.isCooked)
        #expect(await read(reader) { _ in kill(getpid(), SIGINT) } == .interrupted)
        #expect(terminal.isCooked)
        #expect(await read(reader) { $0.type([4]) } == .endOfInput)
        #expect(terminal.isCooked)
    }

    @Test func interruptsGiveUpTheLine() async throws {
        let reader = try terminal.makeReader()
        for _ in 1...3 {
            let event = await read(reader) { terminal in
                terminal.type("abandoned")
                terminal.expect("abandoned")
                kill(getpid(), SIGINT)
                terminal.expect("^C")
            }
            #expect(event == .interrupted)
        }
        #expect(await read(reader) { $0.type("kept\r") } == .line("kept"))
    }

    @Test func anInterruptDuringAHistorySearch() async throws {
        let reader = try terminal.makeReader()
        await reader.addHistory("select 1")
        let event = await read(reader) { terminal in
            terminal.type([18])
            terminal.type("s")
            terminal.expect("select 1")
            kill(getpid(), SIGINT)
        }
        #expect(event == .interrupted)
        #expect(await read(reader) { $0.type("next\r") } == .line("next"))
    }

    @Test func controlDEndsOnlyAnEmptyLine() async throws {
        let reader = try terminal.makeReader()
        #expect(await read(reader) { $0.type("ab\u{1}\u{4}\r") } == .line("b"))
        #expect(await read(reader) { $0.type([4]) } == .endOfInput)
    }

    @Test func anotherSignalReachesItsHandlerAndTheLineGoesOn() async throws {
        let previous = signal(SIGHUP) { _ in handledCount.add(1, ordering: .relaxed) }
        defer { signal(SIGHUP, previous) }
        let before = handledCount.load(ordering: .relaxed)
        let reader = try readerInThreadThatBlocksSignals()
        let event = await read(reader) { terminal in
            terminal.type("ab")
            terminal.expect("ab")
            kill(getpid(), SIGHUP)
            // The line is left, and drawn again when the handler has run.
            terminal.expect("1> ab")
            terminal.type("\u{1}c\r")
        }
        #expect(event == .line("cab"))
        #expect(handledCount.load(ordering: .relaxed) == before + 1)
    }

    @Test func keysPressedBeforeThePromptCount() async throws {
        let reader = try terminal.makeReader()
        terminal.type("early 中\r")
        #expect(await read(reader) { _ in } == .line("early 中"))
    }

    @Test func bytesThatAreNoTextAreReplaced() async throws {
        let reader = try terminal.makeReader()
        #expect(await read(reader) { $0.type([0x61, 0xFF, 0x62, 13]) } == .line("a\u{FFFD}b"))
    }

    @Test func anEntryOfSeveralLinesComesBackWhole() async throws {
        let reader = try terminal.makeReader()
        await reader.addHistory("select 1\nfrom 区域;")
        await reader.addHistory("select 2;")
        await reader.addHistory("select 2;")
        #expect(await read(reader) { $0.type("\u{1B}[A\u{1B}[A\r") } == .line("select 1\nfrom 区域;"))
        #expect(await read(reader) { $0.type("\u{10}\r") } == .line("select 2;"))
    }

    @Test func controlRSearches() async throws {
        let reader = try terminal.makeReader()
        await reader.addHistory("select 区域;")
        await reader.addHistory("select 2;")
        let event = await read(reader) { terminal in
            terminal.type([18])
            terminal.type("区")
            terminal.expect("域;")
            terminal.type("\r\r")
        }
        #expect(event == .line("select 区域;"))
    }

    @Test func pastedTextIsTakenLiterally() async throws {
        let reader = try terminal.makeReader { _, _ in
            Completions(start: 0, candidates: ["wrong"])
        }
        let event = await read(reader) { $0.type("\u{1B}[200~select\t'中'\rfrom x;\u{7}\r\u{1B}[201~\r") }
        #expect(event == .line("select\t'中'\nfrom x;"))
        let long = String(repeating: "0123456789中", count: 1000)
        #expect(await read(reader) { $0.type("\u{1B}[200~\(long)\u{1B}[201~\r") } == .line(long))
    }

    @Test func pasteIsInterrupted() async throws {
        let reader = try terminal.makeReader()
        let event = await read(reader) { terminal in
            terminal.type("x\u{1B}[200~never ends")
            terminal.expect("x")
            kill(getpid(), SIGINT)
        }
        #expect(event == .interrupted)
    }

    @Test func aSingleCandidateIsCompleted() async throws {
        let reader = try terminal.makeReader { text, cursor in
            text == "查 reg x" && cursor == 7 ? Completions(start: 4, candidates: ["region"]) : .none
        }
        let event = await read(reader) { $0.type("查 reg x\u{1B}[D\u{1B}[D\t\r") }
        #expect(event == .line("查 region  x"))
    }

    @Test func severalCandidatesAreListed() async throws {
        let reader = try terminal.makeReader { _, _ in
            Completions(start: 0, candidates: ["区域", "区域名", "zone"])
        }
        let event = await read(reader) { terminal in
            terminal.type("\t")
            terminal.expect("\r\n区域    区域名  zone\r\n")
            terminal.type("x\r")
        }
        #expect(event == .line("x"))
    }

    @Test func aResizeRedrawsTheLine() async throws {
        let reader = try terminal.makeReader()
        let event = await read(reader) { terminal in
            terminal.type("0123456789abcdefghijklmnopqrstuvwxyz")
            terminal.expect("z")
            terminal.resize(columns: 20)
            kill(getpid(), SIGWINCH)
            terminal.expect("\u{1B}[1A")
            terminal.expect("1> 0123456789abcdefg")
            terminal.type("!\r")
        }
        #expect(event == .line("0123456789abcdefghijklmnopqrstuvwxyz!"))
    }

    @Test func colourOfThePromptTakesNoRoom() async throws {
        let reader = try terminal.makeReader()
        async let event = reader.readLine(prompt: "\u{1}\u{1B}[32m\u{1}sql\u{1}\u{1B}[0m\u{1}> ")
        terminal.expect("\u{1B}[32msql\u{1B}[0m> ")
        terminal.type("1\r")
        #expect(await event == .line("1"))
    }

    @Test func theHistoryOutlivesTheEditor() async throws {
        let folder = NSTemporaryDirectory() + "esmql-history-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/deeper/history"
        do {
            let reader = try terminal.makeReader(historyFile: path)
            await reader.addHistory("select 1,\n       '\\n';")
            await reader.addHistory("")
            #expect(await reader.historyFailure == nil)
        }
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let reader = try terminal.makeReader(historyFile: path)
        #expect(await read(reader) { $0.type("\u{1B}[A\r") } == .line("select 1,\n       '\\n';"))
    }

    @Test func aHistoryThatCannotBeKeptIsReported() async throws {
        let reader = try terminal.makeReader(historyFile: "/dev/null/history")
        #expect(await reader.historyFailure?.code == .history)
        await reader.addHistory("select 1;")
        #expect(await read(reader) { $0.type("\u{1B}[A\r") } == .line("select 1;"))
    }

    @Test func watchedWorkLearnsOfEachInterrupt() async throws {
        let (counts, continuation) = AsyncStream.makeStream(of: Int.self)
        let seen = try await InterruptSource.shared.watch {
            continuation.yield($0)
        } during: {
            var iterator = counts.makeAsyncIterator()
            var seen: [Int?] = []
            for _ in 1...3 {
                kill(getpid(), SIGINT)
                seen.append(await iterator.next())
            }
            return seen
        }
        #expect(seen == [1, 2, 3])
    }

    @Test func anInterruptCancelsWorkAndThePromptComesBack() async throws {
        let reader = try terminal.makeReader()
        let work = Task { () -> Bool in
            while !Task.isCancelled {
                await Task.yield()
            }
            return Task.isCancelled
        }
        let wasCancelled = try await InterruptSource.shared.watch { _ in
            work.cancel()
        } during: {
            kill(getpid(), SIGINT)
            return await work.value
        }
        #expect(wasCancelled)
        #expect(await read(reader) { $0.type("x\r") } == .line("x"))
    }

    @Test func cancelledWorkReleasesTheInterrupts() async throws {
        let reader = try terminal.makeReader()
        let task = Task {
            try await InterruptSource.shared.watch { _ in
            } during: {
                try await Task.sleep(for: .seconds(3600))
            }
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(await read(reader) { _ in kill(getpid(), SIGINT) } == .interrupted)
    }
}
