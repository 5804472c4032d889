import Synchronization

/// The fetches that runs of one engine are making, so that an equal one waits for its pages instead of asking too.
///
/// Only fetches into a store are noted: nothing but the site holds them up. One whose pages leave to a reader goes on when
/// the reader does, and whoever waited for it could be that reader.
final class FetchesUnderWay: Sendable {
    /// What makes two fetches equal.
    struct Key: Hashable {
        /// The table.
        var table: String
        /// The parameters of the request.
        var parameters: [String: String]
        /// Its window.
        var window: CachedWindow
        /// The columns that its pages are to have.
        var columns: [Int]
    }

    private typealias Waiting = [Int: CheckedContinuation<Void, Never>]

    private struct State {
        var fetches: [Key: Waiting] = [:]
        var tickets = 0
    }

    private let state = Mutex(State())

    /// How many callers wait for a fetch of another one.
    var waitingCount: Int { state.withLock { $0.fetches.values.reduce(0) { $0 + $1.count } } }

    /// Whether the caller is to make a fetch and to ``end(_:)`` it.
    ///
    /// - Returns: false when another one has made the fetch, successfully or not, or the task is cancelled.
    func begin(_ key: Key) async -> Bool {
        let ticket: Int? = state.withLock { state in
            guard state.fetches[key] != nil else {
                state.fetches[key] = [:]
                return nil
            }
            state.tickets += 1
            return state.tickets
        }
        guard let ticket else { return true }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    guard state.fetches[key] != nil, !Task.isCancelled else { return true }
                    state.fetches[key]?[ticket] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.fetches[key]?.removeValue(forKey: ticket) }?.resume()
        }
        return false
    }

    /// Notes the end of a fetch, however it ended.
    func end(_ key: Key) {
        let waiting = state.withLock { $0.fetches.removeValue(forKey: key) } ?? [:]
        for continuation in waiting.values { continuation.resume() }
    }
}
