import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A process with descriptors of the test's choice; it does not outlive its owner.
final class ChildProcess: Sendable {
    /// Where a child reads or writes.
    enum Channel {
        /// An open descriptor, which stays the caller's.
        case descriptor(Int32)
        /// A file or terminal that the child opens itself.
        case path(String)
    }

    private enum State {
        case running(pid_t)
        case ended
    }

    private let state: Mutex<State>
    private let endings: AsyncStream<Int32>

    /// Starts a process.
    ///
    /// It is the leader of a session of its own, so that a terminal which it opens as its standard input
    /// becomes the one whose Ctrl-C reaches it. No signal is ignored or blocked in it.
    ///
    /// - Throws: a `POSIXError`.
    init(
        _ executable: String, _ arguments: [String], environment: [String: String],
        input: Channel, output: Channel, error: Channel
    ) throws {
        let spawn = SpawnSettings()
        spawn.open(input, as: STDIN_FILENO, flags: O_RDWR)
        spawn.open(output, as: STDOUT_FILENO, flags: O_WRONLY | O_CREAT | O_TRUNC)
        spawn.open(error, as: STDERR_FILENO, flags: O_WRONLY | O_CREAT | O_TRUNC)
        let id = try spawn.start(
            executable, [executable] + arguments, environment: environment.map { "\($0.key)=\($0.value)" })
        state = Mutex(.running(id))
        let (endings, ending) = AsyncStream.makeStream(of: Int32.self)
        self.endings = endings
        // A thread of its own: waiting would block one that tasks and simulated sites share.
        Thread.detachNewThread { [weak self] in
            var information = siginfo_t()
            while waitid(P_PID, id_t(id), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
            // The id is free for others once the process is reaped, so no signal may be on its way.
            let reap = { () -> Int32 in
                var status: Int32 = 0
                while waitpid(id, &status, 0) < 0, errno == EINTR {}
                return status
            }
            let status = self?.reaped(by: reap) ?? reap()
            ending.yield(status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F))
            ending.finish()
        }
    }

    deinit { send(SIGKILL) }

    /// Sends a signal, unless the process has ended.
    func send(_ signal: Int32) {
        state.withLock { state in
            if case .running(let id) = state { kill(id, signal) }
        }
    }

    /// Waits for the end, to be asked for once: the exit code, or 128 and the number of the signal.
    ///
    /// - Returns: nil where the test is cancelled first; the process is then killed.
    func end() async -> Int32? {
        for await status in endings { return status }
        send(SIGKILL)
        return nil
    }

    private func reaped(by reap: () -> Int32) -> Int32 {
        state.withLock { state in
            state = .ended
            return reap()
        }
    }
}
