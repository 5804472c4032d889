import Foundation

/// Runs the jobs of an actor in one thread of its own, which they may block.
final class ThreadExecutor: SerialExecutor {
    private let queue = JobQueue()

    /// Starts the thread.
    ///
    /// - Parameter name: The name of the thread, for debuggers.
    init(name: String) {
        let thread = Thread { [queue] in
            while let next = queue.next() {
                next.job.runSynchronously(on: next.executor)
            }
        }
        thread.name = name
        thread.start()
    }

    deinit {
        queue.close()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        queue.add(UnownedJob(job), on: asUnownedSerialExecutor())
    }
}
