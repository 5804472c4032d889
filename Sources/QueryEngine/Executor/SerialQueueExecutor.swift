import Dispatch

/// Runs an actor's jobs one after the other on a queue of their own.
///
/// SQLite works for seconds without a pause, and libpq waits for a server; on the cooperative pool, as wide as the
/// machine has cores, either would keep everybody else waiting.
package final class SerialQueueExecutor: SerialExecutor {
    private let queue: DispatchQueue

    /// An executor with a queue of its own.
    ///
    /// - Parameter label: the queue's name, for debuggers.
    package init(label: String = "esmql.query") {
        queue = DispatchQueue(label: label)
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
