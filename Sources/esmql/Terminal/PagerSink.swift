/// A sink that holds a screenful back: what is longer goes to a pager, the rest to the terminal.
final class PagerSink: ByteSink {
    private let command: String
    private let screenLines: Int
    private let terminal: FileSink
    private var held: [UInt8] = []
    private var lines = 0
    private var pipe: CommandPipe?

    /// A sink that has started no pager.
    ///
    /// - Parameters:
    ///   - command: the pager.
    ///   - screenLines: the lines of the screen.
    ///   - terminal: where a short answer goes.
    init(command: String, screenLines: Int, terminal: FileSink) {
        self.command = command
        self.screenLines = screenLines
        self.terminal = terminal
    }

    func write(_ bytes: [UInt8]) throws(OutputError) {
        if let pipe { return try pipe.sink.write(bytes) }
        held.append(contentsOf: bytes)
        lines += bytes.count { $0 == UInt8(ascii: "\n") }
        // The prompt and a line on what the answer has cost come below.
        guard lines > screenLines - 3 else { return }
        do throws(CommandError) {
            let pipe = try CommandPipe(command, environment: ["LESSCHARSET": "utf-8"])
            terminal.onWrite?()
            self.pipe = pipe
            // The first screenful is to be seen at once; a pager that is gone is noticed by the next row.
            try? pipe.sink.write(held)
            try? pipe.sink.flush()
        } catch {
            // Without a pager, long answers scroll.
            try terminal.write(held)
        }
        held = []
    }

    /// Shows what is held back, or waits until the reader has left the pager.
    ///
    /// - Throws: an ``OutputError``; leaving the pager early is none.
    func finish(isolation: isolated (any Actor)? = #isolation) async throws {
        guard let pipe else {
            try terminal.write(held)
            held = []
            return try terminal.flush()
        }
        self.pipe = nil
        do { try await pipe.end() } catch let error as OutputError where error.code == .closed {}
    }
}
