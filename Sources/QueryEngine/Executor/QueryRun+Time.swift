extension QueryRun {
    /// The next rows of the answer, as far as the time of the run allows.
    ///
    /// At its end SQLite is interrupted and the provider's task cancelled; the run is over when both have stopped.
    func inTime() async throws(QueryError) -> [Row] {
        guard let limit = limits.time else { return try await moreRows() }
        let clock = ContinuousClock()
        let start = clock.now
        defer { timeUsed += clock.now - start }
        let left = limit - timeUsed
        guard left > .zero else { throw limits.outOfTime }
        let late = limits.outOfTime
        let result = await withTaskGroup(of: Result<[Row], QueryError>?.self) { group in
            group.addTask {
                do throws(QueryError) { return .success(try await self.moreRows()) } catch {
                    return .failure(error)
                }
            }
            group.addTask {
                // Cancelled where the rows are there, or where the whole query is.
                guard (try? await Task.sleep(for: left)) != nil else { return nil }
                self.interrupt()
                return .failure(late)
            }
            defer { group.cancelAll() }
            for await first in group {
                if let first { return first }
            }
            return .failure(.cancelled)
        }
        return try result.get()
    }
}
