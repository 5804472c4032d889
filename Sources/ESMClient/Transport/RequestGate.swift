import Synchronization

/// Lets a bounded number of requests through at once, in the order in which they came.
///
/// The bound adapts to what the site bears: it is halved where the site throttles or does not answer in time, and
/// grows by one after as many successes as it lets through, up to its maximum.
final class RequestGate: Sendable {
    private struct State {
        var limit: Int
        var inside = 0
        var successes = 0
        /// Counts the halvings: of requests that were under way together, one halves the bound.
        var generation = 0
        var nextTicket: UInt64 = 0
        /// The waiting, oldest first.
        var waiting: [(ticket: UInt64, continuation: CheckedContinuation<Void, any Error>)] = []
        /// Tickets cancelled before they began to wait.
        var cancelled: Set<UInt64> = []

        mutating func admitted() -> [CheckedContinuation<Void, any Error>] {
            let count = max(0, min(limit - inside, waiting.count))
            inside += count
            defer { waiting.removeFirst(count) }
            return waiting.prefix(count).map(\.continuation)
        }
    }

    private let maximum: Int
    private let state: Mutex<State>

    init(limit: Int) {
        maximum = limit
        state = Mutex(State(limit: limit))
    }

    /// How many requests may be under way at present.
    var limit: Int { state.withLock(\.limit) }

    /// To be read before a request is sent, for ``congested(since:)``.
    var generation: Int { state.withLock(\.generation) }

    /// Runs a request once there is room for it.
    ///
    /// - Parameter request: the work, counted while it runs.
    /// - Returns: the result of the work.
    /// - Throws: what the work throws, and `CancellationError` where the task is cancelled while it waits.
    func pass<Result: Sendable>(_ request: () async throws -> Result) async throws -> Result {
        try await enter()
        defer { leave() }
        return try await request()
    }

    /// Notes that a request was answered as it should be.
    func succeeded() {
        let admitted = state.withLock { state in
            state.successes += 1
            guard state.limit < maximum, state.successes >= state.limit else {
                return [CheckedContinuation<Void, any Error>]()
            }
            state.limit += 1
            state.successes = 0
            return state.admitted()
        }
        for continuation in admitted { continuation.resume() }
    }

    /// Notes that a request was throttled or not answered in time.
    ///
    /// - Parameter generation: the generation in which it was sent.
    func congested(since generation: Int) {
        state.withLock { state in
            guard state.generation == generation else { return }
            state.generation += 1
            state.successes = 0
            state.limit = max(1, state.limit / 2)
        }
    }

    private func enter() async throws {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome: Result<Void, any Error>? = state.withLock { state in
                    if state.cancelled.remove(ticket) != nil { return .failure(CancellationError()) }
                    guard state.inside >= state.limit else {
                        state.inside += 1
                        return .success(())
                    }
                    state.waiting.append((ticket, continuation))
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            let continuation: CheckedContinuation<Void, any Error>? = state.withLock { state in
                if let index = state.waiting.firstIndex(where: { $0.ticket == ticket }) {
                    return state.waiting.remove(at: index).continuation
                }
                state.cancelled.insert(ticket)
                return nil
            }
            continuation?.resume(throwing: CancellationError())
        }
        // A ticket cancelled after it was let through is of no more use.
        state.withLock { _ = $0.cancelled.remove(ticket) }
    }

    private func leave() {
        let admitted = state.withLock { state in
            state.inside -= 1
            return state.admitted()
        }
        for continuation in admitted { continuation.resume() }
    }
}
