#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A command that reads what is written: a pager, or that of `.once |command`.
struct CommandPipe {
    /// What the command reads.
    let sink: FileSink
    private let child: TerminalChild

    /// Starts a command.
    ///
    /// - Throws: a ``CommandError``.
    init(_ command: String, environment: [String: String] = [:]) throws(CommandError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw CommandError("cannot start \(command): \(String(cString: strerror(errno)))")
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        sink = FileSink(owning: ends[1], path: command)
        child = try TerminalChild(command, input: ends[0], environment: environment)
    }

    /// Closes what the command reads, once what was written has left, and waits for its end.
    ///
    /// - Throws: an ``OutputError`` where the command has stopped reading.
    consuming func end(isolation: isolated (any Actor)? = #isolation) async throws {
        let result = Result { try sink.flush() }
        sink.close()
        await child.end()
        try result.get()
    }
}
