import Synchronization

/// The end of a thread, which one task waits for even when it is cancelled.
final class ThreadEnd: Sendable {
    private enum State {
        case running
        case awaited(CheckedContinuation<Void, Never>)
        case reached
    }

    private let state = Mutex(State.running)

    /// Tells that the thread is about to end; called once, by the thread.
    func reach() {
        let continuation = state.withLock { state -> CheckedContinuation<Void, Never>? in
            defer { state = .reached }
            guard case .awaited(let continuation) = state else { return nil }
            return continuation
        }
        continuation?.resume()
    }

    /// Waits for the end; called once.
    func wait() async {
        await withCheckedContinuation { continuation in
            let isReached = state.withLock { state -> Bool in
                if case .reached = state { return true }
                state = .awaited(continuation)
                return false
            }
            if isReached {
                continuation.resume()
            }
        }
    }
}
