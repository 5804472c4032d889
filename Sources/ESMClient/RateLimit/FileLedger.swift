/// The latest requests of all processes that share a file.
///
/// The system frees the file's lock when a process dies, and a request that a killed process leaves behind stops
/// counting by itself. Where the file cannot be used, the ledger of the process stands in for it.
final class FileLedger: RateLedger {
    private let file: RateFile
    private let clock: ClientClock
    private let fallback = MemoryLedger()
    private let warn: @Sendable (String) -> Void

    /// How often a file that another process holds is tried, 2 ms apart: holders need microseconds, unless they are
    /// stopped.
    private static let patience = 1000

    init(file: RateFile, clock: ClientClock, warn: @escaping @Sendable (String) -> Void) {
        self.file = file
        self.clock = clock
        self.warn = warn
    }

    func change<Result: Sendable>(
        _ change: @Sendable (inout RateWindow) -> Result
    ) async -> Result {
        for _ in 0..<Self.patience {
            do throws(ESMClientError) {
                if let result = try file.change(now: clock.now(), change) { return result }
            } catch {
                warn("\(error.message); the rate limit holds for this process alone")
                return await fallback.change(change)
            }
            // What has to be noted is noted, even where the task is cancelled.
            try? await Task.sleep(for: .milliseconds(2))
            await Task.yield()
        }
        warn("\(file.path) is held by another process; the rate limit holds for this process alone")
        return await fallback.change(change)
    }
}
