internal import CPostgreSQL
import Dispatch
import Synchronization

/// Stops what runs on a connection, from any thread.
final class PostgreSQLCanceller: Sendable {
    private struct State {
        /// Whether a statement is under way.
        var isRunning = false
        /// When somebody wanted the statement under way to end.
        var since: DispatchTime?
    }

    /// How long the server has to end a statement that nobody wants any more.
    private static let patience = DispatchTimeInterval.seconds(5)

    private let state = Mutex(State())
    /// The address of libpq's `PGcancel`: a pointer is not Sendable, and only calls under the lock use it.
    private let target = Mutex<UInt>(0)

    /// Knows a connection from now on.
    func arm(_ connection: OpaquePointer) {
        let new = PQgetCancel(connection)
        target.withLock { target in
            if let old = OpaquePointer(bitPattern: target) { PQfreeCancel(old) }
            target = UInt(bitPattern: new)
        }
    }

    deinit {
        target.withLock { target in
            if let old = OpaquePointer(bitPattern: target) { PQfreeCancel(old) }
        }
    }

    /// A statement begins.
    func begin() {
        state.withLock { $0 = State(isRunning: true) }
    }

    /// A statement has ended; waits for a request to cancel that is on its way, lest it meets the next statement.
    func end() {
        let wasCancelled = state.withLock { state in
            defer { state = State() }
            return state.since != nil
        }
        if wasCancelled { target.withLock { _ in } }
    }

    /// Whether somebody wants the statement under way to end.
    var isCancelled: Bool { state.withLock { $0.since != nil } }

    /// Whether somebody has wanted that for so long that the server will not do so.
    var isOverdue: Bool {
        state.withLock { state in state.since.map { .now() > $0 + Self.patience } ?? false }
    }

    /// Asks the server to end the statement under way; returns at once.
    func cancel() {
        state.withLock { state in
            guard state.isRunning, state.since == nil else { return }
            state.since = .now()
        }
        DispatchQueue.global().async { self.send() }
    }

    private func send() {
        target.withLock { target in
            guard isCancelled, let cancel = OpaquePointer(bitPattern: target) else { return }
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { text in
                _ = PQcancel(cancel, text.baseAddress, 256)
            }
        }
    }
}
