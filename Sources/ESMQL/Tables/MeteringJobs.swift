internal import ESMClient
internal import QueryEngine

/// Makes metering jobs, waits for them and reads them (4.2.1 to 4.2.3); every error names its job.
struct MeteringJobs: Sendable {
    let client: ESMClient
    let method: MeteringDataMethod
    /// Told how far a job is.
    var onProgress: (@Sendable (MeteringProgress) -> Void)?
    /// Waits between two questions after a job.
    let pause: @Sendable (Duration) async throws -> Void

    /// The first pause; each is twice as long as the one before.
    private static let firstPause = Duration.milliseconds(250)
    /// The longest pause.
    private static let lastPause = Duration.seconds(15)

    /// Makes a job and waits until its records can be read.
    ///
    /// - Returns: the job's id.
    func finishedJob(_ query: MeteringQuery) async throws(QueryError) -> String {
        guard client.configuration.meteringDomainID != nil else {
            throw QueryError(
                .configuration, code: "configuration",
                message: "the tenant of the metering calls is not set: set ESMQL_METERING_DOMAIN_ID")
        }
        let job: String
        do { job = try await client.createMeteringJob(query) } catch { throw QueryError(error) }
        do { try await waitForEnd(of: job) } catch { throw Self.error(error, job) }
        return job
    }

    /// A page of a finished job.
    func page(of job: String, marker: String, offset: Int) async throws(QueryError) -> MeteringPage {
        do {
            return try await client.meteringPage(of: job, marker: marker, offset: offset, method: method)
        } catch { throw Self.error(error, job) }
    }

    private func waitForEnd(of job: String) async throws {
        var length = Self.firstPause
        var waited = Duration.zero
        let limit = client.options.meteringJobTimeout
        while true {
            let status = try await client.meteringJobStatus(job)
            // What the site says beyond a hundred or below nothing is no progress.
            let percent = status.progress.flatMap { (0...100).contains($0) ? $0 : nil }
            onProgress?(MeteringProgress(job: job, state: status.state.rawValue, percent: percent))
            switch status.state {
            case .success: return
            case .failure:
                throw ESMClientError(code: .apiError, message: "the site could not gather the records")
            case .pending, .running:
                guard waited < limit else {
                    let time = "\(Int(limit / .seconds(1))) s"
                    let message = "it is still \(status.state.rawValue) after \(time) of waiting"
                    throw ESMClientError(code: .timeout, message: message)
                }
                try await pause(min(length, limit - waited))
            }
            waited += length
            length = min(length * 2, Self.lastPause)
        }
    }

    /// The error of a query for what went wrong with a job.
    static func error(_ error: any Error, _ job: String) -> QueryError {
        guard let error = error as? ESMClientError, error.code != .cancelled else {
            return QueryError(
                .cancelled, code: "cancelled",
                message: "the query was cancelled; its metering job \(job) stays at the site",
                underlying: error)
        }
        var result = QueryError(error)
        result.message = "metering job \(job): \(result.message)"
        return result
    }
}
