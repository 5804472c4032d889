import ESMQL
import Synchronization

/// Gathers the records of requests.
final class RequestLog: Sendable {
    private let records = Mutex<[RequestRecord]>([])

    var all: [RequestRecord] { records.withLock(\.self) }

    func add(_ record: RequestRecord) { records.withLock { $0.append(record) } }
}
