import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The command at a terminal of 200 columns: a test types and looks at the screen.
final class Prompt {
    /// Ctrl-C.
    static let interrupt = "\u{3}"
    /// Ctrl-D.
    static let end = "\u{4}"

    /// What is on the screen, all that was ever written to it.
    let screen: Transcript
    private let process: ChildProcess
    private let keyboard: Int32

    /// Starts the command at a terminal of its own, with `home` as its home; without colours where it
    /// `isPlain`, and without a pager unless the settings name one.
    init(
        _ arguments: [String], settings: [String: String] = [:], home: Workspace, isPlain: Bool = true
    ) throws {
        var master: Int32 = -1
        var slave: Int32 = -1
        var size = winsize()
        size.ws_row = 50
        size.ws_col = 200
        let (screen, isOpen) = SpawnSettings.withoutSpawning {
            let isOpen = openpty(&master, &slave, nil, nil, &size) == 0
            let screen = dup(master)
            for descriptor in [master, slave, screen] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
            return (screen, isOpen)
        }
        try #require(isOpen)
        // Until the child has opened the terminal, somebody must hold it open.
        defer { close(slave) }
        keyboard = master
        self.screen = Transcript(reading: screen)
        let terminal = try #require(ttyname(slave).map { String(cString: $0) })
        process = try ChildProcess(
            Esmql.path, arguments,
            environment: Esmql.environment(
                ["PAGER": ""].merging(isPlain ? ["NO_COLOR": "1"] : [:]) { $1 }.merging(settings) { $1 },
                home: home),
            input: .path(terminal), output: .path(terminal), error: .path(terminal))
    }

    deinit { close(keyboard) }

    /// Presses keys.
    func type(_ keys: String) {
        var rest = Array(keys.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(keyboard, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Waits for a text on the screen, behind all that was waited for before.
    func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) async {
        await screen.expect(text, sourceLocation: sourceLocation)
    }

    /// Waits for the prompt, types a line and presses return.
    func enter(
        _ line: String, after prompt: String = "esmql> ", sourceLocation: SourceLocation = #_sourceLocation
    ) async {
        await expect(prompt, sourceLocation: sourceLocation)
        type(line + "\r")
    }

    /// Waits for the prompt and leaves with Ctrl-D.
    ///
    /// - Returns: the status that the command ends with.
    func leave(sourceLocation: SourceLocation = #_sourceLocation) async -> Int32? {
        await expect("esmql> ", sourceLocation: sourceLocation)
        type(Self.end)
        return await process.end()
    }

    /// Waits for the end of the command.
    func status() async -> Int32? { await process.end() }
}
