import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A command of the shell `sh` that shares the terminal: a pager, an editor, whatever `.shell` starts.
///
/// It stays in the process group of this process, so that it may read keys, and gets the signals of the terminal.
struct TerminalChild: Sendable {
    #if canImport(Glibc)
        private typealias Actions = posix_spawn_file_actions_t
        private typealias Attributes = posix_spawnattr_t
    #else
        private typealias Actions = posix_spawn_file_actions_t?
        private typealias Attributes = posix_spawnattr_t?
    #endif

    private let id: pid_t

    /// Starts a command.
    ///
    /// - Parameters:
    ///   - command: what `sh -c` is given.
    ///   - arguments: what the command finds in `$1` and so on.
    ///   - input: the descriptor of its standard input; that of this process where it is nil.
    ///   - environment: variables beside those of this process.
    /// - Throws: a ``CommandError``.
    init(
        _ command: String, _ arguments: [String] = [], input: Int32? = nil,
        environment: [String: String] = [:]
    ) throws(CommandError) {
        var actions: Actions = Actions()
        var attributes: Attributes = Attributes()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
        // This process ignores SIGPIPE and handles SIGINT, and a thread of it may block signals.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for signal in [SIGPIPE, SIGINT, SIGQUIT, SIGTSTP] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        var words = Self.copies(of: ["sh", "-c", command, "esmql"] + arguments)
        var settings = Self.copies(of: variables.map { "\($0.key)=\($0.value)" })
        defer { for pointer in words + settings { free(pointer) } }
        var id: pid_t = 0
        let result = posix_spawn(&id, "/bin/sh", &actions, &attributes, &words, &settings)
        guard result == 0 else {
            throw CommandError("cannot start \(command): \(String(cString: strerror(result)))")
        }
        self.id = id
    }

    /// Waits for the end, even where the task is cancelled.
    ///
    /// - Returns: the exit status, or 128 and the number of the signal that ended it.
    @discardableResult
    func end() async -> Int32 {
        await withCheckedContinuation { continuation in
            // Waiting would hold up one of the few threads that run everything else.
            Thread.detachNewThread {
                var status: Int32 = 0
                while waitpid(id, &status, 0) < 0, errno == EINTR {}
                continuation.resume(
                    returning: status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F))
            }
        }
    }

    /// Strings of C with a null pointer behind them; the caller frees them.
    private static func copies(of texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        var pointers: [UnsafeMutablePointer<CChar>?] = []
        for text in texts { pointers.append(strdup(text)) }
        return pointers + [nil]
    }
}
