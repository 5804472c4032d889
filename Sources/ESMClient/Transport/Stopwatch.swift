import Synchronization

/// When a request was sent, which is not when it began to wait for its turn.
///
/// Guarded by its mutex.
final class Stopwatch: Sendable {
    private let start = Mutex<(instant: ContinuousClock.Instant, milliseconds: Int64)?>(nil)

    /// Notes that the request is being sent.
    func begin() {
        let now = (ContinuousClock.now, WallClock.milliseconds)
        start.withLock { $0 = now }
    }

    /// Whether the request was sent.
    var hasBegun: Bool { start.withLock { $0 != nil } }

    /// When the request was sent, in milliseconds since 1970-01-01 UTC.
    var startedAt: Int64? { start.withLock { $0?.milliseconds } }

    /// How long ago that was; zero where it was not sent.
    var elapsed: Duration { start.withLock { $0.map { ContinuousClock.now - $0.instant } } ?? .zero }
}
