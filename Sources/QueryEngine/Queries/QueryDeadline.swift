/// The end in time of a statement.
struct QueryDeadline: Sendable {
    private let end: ContinuousClock.Instant

    /// An end after some time from now on.
    init(after limit: Duration) {
        end = .now + limit
    }

    /// Does a part of the statement's work, and gives it up when the time is over.
    ///
    /// - Parameter work: what to do; it must end when its task is cancelled.
    /// - Returns: the result of the work.
    /// - Throws: what the work throws, or a ``QueryError`` with the code `timeout`.
    func run<Result: Sendable>(
        _ work: @escaping @Sendable () async throws(QueryError) -> Result
    ) async throws(QueryError) -> Result {
        guard .now < end else { throw Self.late }
        let outcome = await withTaskGroup(of: Swift.Result<Result, QueryError>?.self) { group in
            group.addTask {
                do throws(QueryError) { return .success(try await work()) } catch { return .failure(error) }
            }
            group.addTask { [end] in
                try? await Task.sleep(until: end, clock: .continuous)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
        // The wait ends early where the task is cancelled.
        guard let outcome else { throw Task.isCancelled ? .cancelled : Self.late }
        return try outcome.get()
    }

    private static let late = QueryError(
        .site, code: "timeout", message: "the time that was set for the query is over")
}
