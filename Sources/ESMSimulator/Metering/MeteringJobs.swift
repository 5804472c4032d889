import Synchronization

/// The metering jobs of a site.
///
/// Guarded by its mutex.
final class MeteringJobs: Sendable {
    private struct Storage {
        var jobs: [String: MeteringJob] = [:]
        var generator: SeededGenerator
    }

    private let storage: Mutex<Storage>

    init(seed: UInt64) {
        storage = Mutex(Storage(generator: SeededGenerator(seed: seed, stream: "metering jobs")))
    }

    /// Takes a job in.
    ///
    /// - Parameter job: The job.
    /// - Returns: The id that it is found under.
    func add(_ job: MeteringJob) -> String {
        storage.withLock { storage in
            let id = storage.generator.hexID()
            storage.jobs[id] = job
            return id
        }
    }

    /// A job of a domain.
    ///
    /// - Parameters:
    ///   - id: The id of the job.
    ///   - domainID: The domain that created it.
    ///   - isPoll: Whether its status is asked for, which moves it on.
    /// - Returns: The job.
    /// - Throws: A refusal where the domain has no such job.
    func job(_ id: String, ofDomain domainID: String, isPoll: Bool) throws(Refusal) -> MeteringJob {
        let found: MeteringJob? = storage.withLock { storage in
            guard let job = storage.jobs[id], job.domainID == domainID else { return nil }
            if isPoll { storage.jobs[id]?.polls += 1 }
            return storage.jobs[id]
        }
        guard let found else {
            throw Refusal(status: 404, code: "ESM.0404", message: "The job does not exist: \(id)")
        }
        return found
    }
}
