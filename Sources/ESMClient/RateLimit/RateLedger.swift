import Synchronization

/// Where the latest requests to a site are kept: in memory, or in a file that processes share.
protocol RateLedger: Sendable {
    /// Reads and changes them, alone.
    ///
    /// - Parameter change: what to do; it is called once.
    /// - Returns: its result.
    func change<Result: Sendable>(
        _ change: @Sendable (inout RateWindow) -> Result
    ) async -> Result
}

/// The latest requests of one process.
///
/// Guarded by its mutex.
final class MemoryLedger: RateLedger {
    private let window = Mutex(RateWindow())

    func change<Result: Sendable>(
        _ change: @Sendable (inout RateWindow) -> Result
    ) async -> Result {
        window.withLock { change(&$0) }
    }
}
