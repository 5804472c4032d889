import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A flag that is raised once, guarded by its mutex.
final class Flag: Sendable {
    private let state = Mutex(false)

    /// Whether it is up.
    var isRaised: Bool { state.withLock { $0 } }

    /// Puts it up.
    func raise() { state.withLock { $0 = true } }
}

/// A command of the shell that runs in a process group of its own, its output in a pipe.
///
/// Confined to the thread that starts it.
final class ShellChild {
    #if canImport(Glibc)
        private typealias Actions = posix_spawn_file_actions_t
        private typealias Attributes = posix_spawnattr_t
    #else
        private typealias Actions = posix_spawn_file_actions_t?
        private typealias Attributes = posix_spawnattr_t?
    #endif

    private let id: pid_t
    private let output: Int32
    private var isGone = false

    /// Starts a command; nil where that is impossible.
    init?(_ command: String) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        guard let id = Self.spawn(command, output: ends[1]) else {
            for end in ends { _ = Self.closed(end) }
            return nil
        }
        _ = Self.closed(ends[1])
        self.id = id
        output = ends[0]
    }

    /// What has come within a time in milliseconds, perhaps nothing; nil at the end of the output.
    func read(waiting milliseconds: Int32) -> [UInt8]? {
        var descriptor = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, milliseconds) > 0 else { return [] }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = Self.bytes(output, &buffer)
        if count < 0, errno == EINTR { return [] }
        return count > 0 ? Array(buffer.prefix(count)) : nil
    }

    /// Waits for the end.
    ///
    /// - Returns: the exit status; nil where a signal ended it.
    func end() -> Int32? {
        guard !isGone else { return nil }
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        isGone = true
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
    }

    /// Ends it and all that it has started.
    func kill() {
        guard !isGone else { return }
        _ = killpg(id, SIGKILL)
        _ = end()
    }

    /// Closes the pipe.
    func close() {
        kill()
        _ = Self.closed(output)
    }

    private static func spawn(_ command: String, output: Int32) -> pid_t? {
        var actions: Actions = Actions()
        var attributes: Attributes = Attributes()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        // The command ignores SIGPIPE; what it starts must not.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        sigaddset(&signals, SIGINT)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF))
        let variables = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
        var arguments = copies(of: ["sh", "-c", command])
        var environment = copies(of: variables)
        defer { for pointer in arguments + environment { free(pointer) } }
        var id: pid_t = 0
        let result = posix_spawn(&id, "/bin/sh", &actions, &attributes, &arguments, &environment)
        return result == 0 ? id : nil
    }

    /// Strings of C with a null pointer behind them; the caller frees them.
    private static func copies(of texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        var pointers: [UnsafeMutablePointer<CChar>?] = []
        for text in texts { pointers.append(strdup(text)) }
        return pointers + [nil]
    }

    /// read(2) and close(2), which methods of the same names hide.
    private static func bytes(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
        #if canImport(Glibc)
            Glibc.read(descriptor, &buffer, buffer.count)
        #else
            Darwin.read(descriptor, &buffer, buffer.count)
        #endif
    }

    private static func closed(_ descriptor: Int32) -> Int32 {
        #if canImport(Glibc)
            Glibc.close(descriptor)
        #else
            Darwin.close(descriptor)
        #endif
    }
}
