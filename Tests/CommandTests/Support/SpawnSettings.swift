import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What posix_spawn(3) is told about a child.
final class SpawnSettings {
    #if canImport(Glibc)
        private var actions = posix_spawn_file_actions_t()
        private var attributes = posix_spawnattr_t()
        /// POSIX_SPAWN_SETSID, which the module of the C library leaves out.
        private static let newSession: Int32 = 0x80
    #else
        private var actions: posix_spawn_file_actions_t?
        private var attributes: posix_spawnattr_t?
        private static let newSession = POSIX_SPAWN_SETSID
    #endif

    private static let spawning = Mutex(())

    /// Runs work during which no child is started.
    ///
    /// Descriptors that are opened and then marked as not inherited would otherwise reach a child in between.
    static func withoutSpawning<Result>(_ work: () throws -> Result) rethrows -> Result {
        try spawning.withLock { _ in try work() }
    }

    init() {
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        // A test run in the background of a shell has SIGINT ignored, and would hand that down.
        var signals = sigset_t()
        sigfillset(&signals)
        sigdelset(&signals, SIGKILL)
        sigdelset(&signals, SIGSTOP)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        let flags = Self.newSession | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
        posix_spawnattr_setflags(&attributes, Int16(flags))
    }

    deinit {
        posix_spawn_file_actions_destroy(&actions)
        posix_spawnattr_destroy(&attributes)
    }

    /// Has the child read or write somewhere.
    func open(_ channel: ChildProcess.Channel, as target: Int32, flags: Int32) {
        switch channel {
        case .descriptor(let descriptor): posix_spawn_file_actions_adddup2(&actions, descriptor, target)
        case .path(let path): posix_spawn_file_actions_addopen(&actions, target, path, flags, 0o600)
        }
    }

    /// Starts the child.
    ///
    /// - Returns: its id.
    /// - Throws: a `POSIXError`.
    func start(_ executable: String, _ arguments: [String], environment: [String]) throws -> pid_t {
        var argumentPointers = arguments.map { strdup($0) } + [nil]
        var environmentPointers = environment.map { strdup($0) } + [nil]
        defer { for pointer in argumentPointers + environmentPointers { free(pointer) } }
        // Sockets of sites in this process: a child that had them would keep their ports. Closing what is not
        // open is no error here.
        for descriptor in Int32(3)..<1024 { posix_spawn_file_actions_addclose(&actions, descriptor) }
        var id: pid_t = 0
        let result = Self.withoutSpawning {
            posix_spawn(&id, executable, &actions, &attributes, &argumentPointers, &environmentPointers)
        }
        guard result == 0 else { throw POSIXError(POSIXErrorCode(rawValue: result) ?? .EINVAL) }
        return id
    }
}
