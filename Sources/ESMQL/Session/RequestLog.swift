internal import ESMClient
import Synchronization

/// The requests of a session, the latest of them where there were very many.
///
/// Guarded by its mutex.
final class RequestLog: Sendable {
    /// How many requests are remembered at least; twice as many at most.
    private static let memory = 100_000

    private let storage = Mutex<[RequestRecord]>([])

    /// The requests so far, oldest first.
    var records: [RequestRecord] { storage.withLock { $0 } }

    /// Adds a request.
    func add(_ record: RequestRecord) {
        storage.withLock { records in
            if records.count >= 2 * Self.memory { records.removeFirst(Self.memory) }
            records.append(record)
        }
    }
}
