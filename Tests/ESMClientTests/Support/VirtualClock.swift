import Synchronization

@testable import ESMClient

/// A clock whose time passes when the test says so; whoever sleeps waits for that.
///
/// Guarded by its mutex.
final class VirtualClock: Sendable {
    private struct State {
        var now = Duration.seconds(1000)
        var next = 0
        var sleepers: [Int: (until: Duration, continuation: CheckedContinuation<Void, any Error>)] = [:]
        var cancelled: Set<Int> = []
        var watchers: [CheckedContinuation<Void, Never>] = []
        var slept: [Duration] = []
    }

    private let state = Mutex(State())

    var clock: ClientClock {
        ClientClock(now: { self.now }, sleep: { try await self.sleep($0) }, random: { 1 })
    }

    var now: Duration { state.withLock(\.now) }

    /// How long everybody wanted to sleep so far, in order.
    var slept: [Duration] { state.withLock(\.slept) }

    /// Lets time pass without waking anybody.
    func pass(_ time: Duration) { state.withLock { $0.now += time } }

    /// Waits until somebody sleeps; no time passes.
    func sleeping() async {
        await withCheckedContinuation { continuation in
            let isReady = state.withLock { state in
                if state.sleepers.isEmpty { state.watchers.append(continuation) }
                return !state.sleepers.isEmpty
            }
            if isReady { continuation.resume() }
        }
    }

    /// Waits until somebody sleeps, and lets the time pass until the first of them wakes.
    func wakeNext() async {
        await sleeping()
        let woken = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            guard let first = state.sleepers.min(by: { $0.value.until < $1.value.until }) else { return nil }
            state.now = max(state.now, first.value.until)
            return state.sleepers.removeValue(forKey: first.key)?.continuation
        }
        woken?.resume()
    }

    /// Does some work while nobody who sleeps waits for more than his turn.
    func running<Result: Sendable>(_ work: () async throws -> Result) async rethrows -> Result {
        let driver = Task { while !Task.isCancelled { await wakeNext() } }
        defer {
            driver.cancel()
            // The driver may wait for a sleeper that never comes.
            for watcher in state.withLock({ state in
                defer { state.watchers = [] }
                return state.watchers
            }) { watcher.resume() }
        }
        return try await work()
    }

    private func sleep(_ time: Duration) async throws {
        let id = state.withLock { state in
            state.next += 1
            state.slept.append(time)
            return state.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let watchers: [CheckedContinuation<Void, Never>]? = state.withLock { state in
                    if state.cancelled.contains(id) { return nil }
                    state.sleepers[id] = (state.now + time, continuation)
                    defer { state.watchers = [] }
                    return state.watchers
                }
                guard let watchers else { return continuation.resume(throwing: CancellationError()) }
                for watcher in watchers { watcher.resume() }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                state.cancelled.insert(id)
                return state.sleepers.removeValue(forKey: id)
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }
}
