internal import ESMClient
internal import QueryEngine
import Synchronization

/// The requests of a session, the latest of them where there were very many.
///
/// Guarded by its mutex.
final class RequestLog: Sendable {
    /// How many requests are remembered at least; twice as many at most.
    private static let memory = 100_000

    /// A request, or a page that made one unnecessary.
    enum Entry: Sendable {
        /// A request that was sent.
        case sent(RequestRecord)
        /// A page of the session's cache.
        case cached(CachedPage)
    }

    private let storage = Mutex<[Entry]>([])

    /// What there was so far, oldest first.
    var entries: [Entry] { storage.withLock { $0 } }

    /// Adds a request or a page.
    func add(_ entry: Entry) {
        storage.withLock { entries in
            if entries.count >= 2 * Self.memory { entries.removeFirst(Self.memory) }
            entries.append(entry)
        }
    }
}
