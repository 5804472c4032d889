import LineEditor

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Work that Ctrl-C cancels.
enum Interruptible {
    /// Runs work; the first Ctrl-C cancels it, the second ends the process at once.
    ///
    /// - Throws: what the work throws.
    static func run(_ work: @escaping @Sendable () async throws -> Void) async throws {
        let task = Task { try await work() }
        try await InterruptSource.shared.watch { count in
            if count > 1 { exit(ExitStatus.cancelled.rawValue) }
            task.cancel()
        } during: {
            try await task.value
        }
    }
}
