import Foundation

/// Jobs on their way to the thread.
///
/// `@unchecked Sendable`: `jobs` and `isClosed` are only touched while `condition` is locked.
final class JobQueue: @unchecked Sendable {
    private let condition = NSCondition()
    private var jobs: [(job: UnownedJob, executor: UnownedSerialExecutor)] = []
    private var isClosed = false

    /// Adds a job at the end.
    func add(_ job: UnownedJob, on executor: UnownedSerialExecutor) {
        condition.withLock {
            jobs.append((job, executor))
            condition.signal()
        }
    }

    /// The next job, waited for, or nil when there will be none.
    func next() -> (job: UnownedJob, executor: UnownedSerialExecutor)? {
        condition.withLock {
            while jobs.isEmpty, !isClosed {
                condition.wait()
            }
            return jobs.isEmpty ? nil : jobs.removeFirst()
        }
    }

    /// Lets the thread end after the jobs that are there.
    func close() {
        condition.withLock {
            isClosed = true
            condition.signal()
        }
    }
}
