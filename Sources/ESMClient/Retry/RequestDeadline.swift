/// Until when the requests of a task may take.
enum RequestDeadline {
    /// The instant of the client's clock; nil for no end.
    @TaskLocal static var current: Duration?
}

extension ESMClient {
    /// Gives everything that a piece of work asks of this client one end in time.
    ///
    /// Requests, waits and retries that are not done by then fail with the code `timeout`; an earlier end that is
    /// already set stays. It holds for the task of the work and the tasks that it starts.
    /// - Parameters:
    ///   - limit: how long the work may take from now on.
    ///   - isolation: where the caller runs.
    ///   - work: what to do.
    /// - Returns: the result of the work.
    /// - Throws: what the work throws.
    public func withDeadline<Result>(
        after limit: Duration, isolation: isolated (any Actor)? = #isolation,
        _ work: () async throws -> Result
    ) async throws -> Result {
        let end = runner.clock.now() + limit
        return try await RequestDeadline.$current.withValue(
            min(end, RequestDeadline.current ?? end), operation: work, isolation: isolation)
    }
}
