import ESMQL
import Synchronization

/// Tells on standard error how far the running statement is, where it takes longer than half a second.
final class ProgressReporter: Sendable {
    /// How long nothing is told.
    private static let patience = Duration.milliseconds(500)
    /// How often the line is drawn again.
    private static let interval = Duration.milliseconds(200)

    private struct Current {
        var state = ProgressState()
        var start: ContinuousClock.Instant
        var requests = 0
        var isPaused = false
    }

    private let style: ProgressStyle
    private let clock = ContinuousClock()
    private let current = Mutex<Current?>(nil)
    private let isOn: Mutex<Bool>

    /// A reporter of a style.
    init(_ style: ProgressStyle) {
        self.style = style == .auto && !Console.isTerminal ? .none : style
        isOn = Mutex(self.style != .none)
    }

    /// Whether a line on the terminal tells of progress.
    var drawsLine: Bool { style == .auto && isOn.withLock(\.self) }

    /// Whether objects on standard error tell of progress.
    var writesJSON: Bool { style == .json && isTurnedOn }

    /// Turns it on or off; it stays off where nobody would see it.
    func turn(on: Bool) {
        isOn.withLock { $0 = on && style != .none }
    }

    /// Whether it is on.
    var isTurnedOn: Bool { isOn.withLock(\.self) }

    /// Runs a statement and tells of it.
    ///
    /// - Returns: what it returns.
    func track<Result>(
        isolation: isolated (any Actor)? = #isolation, _ work: () async throws -> Result
    ) async rethrows -> Result {
        Console.holdStatus(false)
        current.withLock { $0 = Current(start: clock.now) }
        let drawing = drawsLine ? Task { await draw() } : nil
        defer {
            drawing?.cancel()
            let ended = current.withLock { current in
                defer { current = nil }
                return current
            }
            if style == .json, isTurnedOn, let ended, ended.state.expected + ended.state.requests > 0 {
                Console.error(ProgressRecord.end(ended.state, at: clock.now - ended.start))
            }
            Console.clearStatus()
        }
        return try await work()
    }

    /// How many requests were made for the running statement.
    var requests: Int { current.withLock { $0?.requests ?? 0 } }

    /// Counts a request.
    func count(_ record: RequestRecord) {
        guard record.endpoint != "sign_in" else { return }
        current.withLock { $0?.requests += 1 }
    }

    /// Runs something that needs the terminal for itself.
    func paused<Result: Sendable>(_ work: () async -> Result) async -> Result {
        current.withLock { $0?.isPaused = true }
        Console.clearStatus()
        let result = await work()
        current.withLock { $0?.isPaused = false }
        return result
    }

    /// Takes note of an event.
    func note(_ event: ProgressEvent) {
        let line = current.withLock { current -> String? in
            guard let start = current?.start else { return nil }
            let time = clock.now - start
            current?.state.note(event, at: time)
            guard style == .json, let state = current?.state else { return nil }
            return ProgressRecord.line(event, state, at: time)
        }
        if let line, isTurnedOn { Console.error(line) }
    }

    /// Draws the line again and again, until the task is cancelled.
    private func draw() async {
        do {
            try await Task.sleep(for: Self.patience)
            while true {
                current.withLock { current in
                    guard let current, !current.isPaused, !Task.isCancelled else { return }
                    Console.showStatus(
                        current.state.line(
                            at: clock.now - current.start, width: Console.terminalWidth ?? 80))
                }
                try await Task.sleep(for: Self.interval)
            }
        } catch {}
    }
}
