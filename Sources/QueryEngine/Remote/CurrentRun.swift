import Synchronization

/// The one of two runs that rows come from; guarded by its mutex, so that any thread can interrupt it.
final class CurrentRun: Sendable {
    private let storage: Mutex<QueryRun>

    init(_ run: QueryRun) {
        storage = Mutex(run)
    }

    var run: QueryRun {
        get { storage.withLock(\.self) }
        set { storage.withLock { $0 = newValue } }
    }
}
