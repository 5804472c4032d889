import ESMQL
import Synchronization

/// Gathers what a session tells of its requests.
final class RecordLog: Sendable {
    private let records = Mutex<[RequestRecord]>([])

    var all: [RequestRecord] { records.withLock { $0 } }

    func add(_ record: RequestRecord) { records.withLock { $0.append(record) } }
}
