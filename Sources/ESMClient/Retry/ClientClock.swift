#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The time by which the client waits, and the chance by which waits differ.
///
/// A value rather than a type of clock, so that tests let hours pass at once.
package struct ClientClock: Sendable {
    /// The time since the machine's start, sleep included.
    ///
    /// It is the same for all processes of the machine and never set, unlike the time of day.
    package var now: @Sendable () -> Duration
    /// Waits; ends at once where the task is cancelled.
    package var sleep: @Sendable (Duration) async throws -> Void
    /// A number from 0 up to 1.
    package var random: @Sendable () -> Double
    /// Whether it is the machine's own time.
    private(set) var isSystem = false

    /// A clock of its parts.
    package init(
        now: @escaping @Sendable () -> Duration, sleep: @escaping @Sendable (Duration) async throws -> Void,
        random: @escaping @Sendable () -> Double
    ) {
        self.now = now
        self.sleep = sleep
        self.random = random
    }

    /// The machine's own time.
    package static let system: ClientClock = {
        var clock = ClientClock(
            now: { uptime() }, sleep: { try await Task.sleep(for: $0) }, random: { .random(in: 0..<1) })
        clock.isSystem = true
        return clock
    }()

    private static func uptime() -> Duration {
        var time = timespec()
        #if canImport(Darwin)
            clock_gettime(CLOCK_MONOTONIC, &time)
        #else
            clock_gettime(CLOCK_BOOTTIME, &time)
        #endif
        return Duration(
            secondsComponent: Int64(time.tv_sec), attosecondsComponent: Int64(time.tv_nsec) * 1_000_000_000)
    }

    /// Does some work, and gives it up when the time is over.
    ///
    /// - Parameters:
    ///   - limit: how long it may take; nil for as long as it takes.
    ///   - work: what to do; it must end when its task is cancelled.
    /// - Returns: the result of the work.
    /// - Throws: ``OutOfTime``, and what the work throws.
    func within<Result: Sendable>(
        _ limit: Duration?, _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        guard let limit else { return try await work() }
        guard limit > .zero else { throw OutOfTime() }
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await sleep(limit)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let result = first else { throw OutOfTime() }
            return result
        }
    }

    /// The time that work was given is over.
    struct OutOfTime: Error {}
}
