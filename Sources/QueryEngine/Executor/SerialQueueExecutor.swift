import Dispatch

/// Runs an actor's jobs one after the other on a queue of their own.
///
/// SQLite works for seconds without a pause; on the cooperative pool, as wide as the machine has cores, it
/// would keep everybody else waiting.
final class SerialQueueExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "esmql.query")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
