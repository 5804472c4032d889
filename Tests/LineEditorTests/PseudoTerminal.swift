import Foundation
import Testing

@testable import LineEditor

#if canImport(Glibc)
    import Glibc
#endif

/// A pseudo-terminal: the editor sits at one end, a test types and looks at the other.
///
/// `@unchecked Sendable`: the variables are only touched by the test that owns the terminal, one call after
/// another.
final class PseudoTerminal: @unchecked Sendable {
    private let master: Int32
    /// The end that the editor reads and writes.
    let slave: Int32
    private var seen: [UInt8] = []
    private var transcript: [UInt8] = []
    private var promptCount = 0

    init(columns: UInt16 = 80) throws {
        var master: Int32 = -1
        var slave: Int32 = -1
        try #require(openpty(&master, &slave, nil, nil, nil) == 0)
        self.master = master
        self.slave = slave
        resize(columns: columns)
    }

    deinit {
        close(slave)
        close(master)
    }

    /// An editor at the other end, which knows the sequences of xterm.
    func makeReader(
        historyFile: String? = nil, completer: (@Sendable (String, Int) -> Completions)? = nil,
        highlighter: (@Sendable (String) -> [Highlight])? = nil
    ) throws -> LineReader {
        let editor = try LineEditor(
            programName: "test", historyFile: historyFile, terminal: "xterm", input: slave, output: slave)
        editor.completer = completer
        editor.highlighter = highlighter
        return LineReader(editor: editor)
    }

    /// A prompt that nothing drawn before holds.
    func nextPrompt() -> String {
        promptCount += 1
        return "\(promptCount)> "
    }

    /// Gives the terminal a width, without telling anyone.
    func resize(columns: UInt16) {
        var size = winsize()
        size.ws_row = 24
        size.ws_col = columns
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    }

    /// Whether the terminal is as programs expect it: lines are edited by the system and echoed.
    var isCooked: Bool {
        var settings = termios()
        guard tcgetattr(slave, &settings) == 0 else { return false }
        let wanted = tcflag_t(ICANON | ECHO)
        return settings.c_lflag & wanted == wanted
    }

    /// Presses keys.
    func type(_ text: String) {
        type(Array(text.utf8))
    }

    /// Presses keys that are not text.
    func type(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Waits until a text is on the screen, and forgets all up to its end.
    ///
    /// It gives up, with an issue, when the editor has been silent for 60 seconds.
    func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let wanted = Array(text.utf8)
        while true {
            if let end = Self.end(of: wanted, in: seen) {
                seen.removeFirst(end)
                return
            }
            guard receive() else {
                let shown = String(decoding: seen, as: UTF8.self)
                Issue.record(
                    "never saw \(text.debugDescription) in \(shown.debugDescription)",
                    sourceLocation: sourceLocation)
                return
            }
        }
    }

    /// The screen as soon as a condition holds, drawn from all that was ever written.
    ///
    /// It gives up, with an issue, when the editor has been silent for 60 seconds.
    func screen(
        columns: Int, until isDone: (TerminalScreen) -> Bool,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> TerminalScreen {
        while true {
            var screen = TerminalScreen(columns: columns)
            // A character may have come in part.
            screen.feed(String(decoding: transcript, as: UTF8.self))
            if isDone(screen) { return screen }
            guard receive() else {
                let rows = (0..<6).map { screen.text($0) }
                Issue.record("the screen stays at \(rows)", sourceLocation: sourceLocation)
                return screen
            }
        }
    }

    /// Takes what the editor has written; false when it has been silent for 60 seconds.
    private func receive() -> Bool {
        var request = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        var chunk = [UInt8](repeating: 0, count: 4096)
        let isReady = poll(&request, 1, 60_000) > 0
        let count = isReady ? read(master, &chunk, chunk.count) : 0
        guard count > 0 else { return false }
        seen.append(contentsOf: chunk[..<count])
        transcript.append(contentsOf: chunk[..<count])
        return true
    }

    private static func end(of wanted: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count >= wanted.count else { return nil }
        for start in 0...(bytes.count - wanted.count) where bytes[start...].starts(with: wanted) {
            return start + wanted.count
        }
        return nil
    }
}
