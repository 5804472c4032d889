import QueryEngine
import Testing

@Suite(.timeLimit(.minutes(5))) struct CancellationTests {
    /// An interrupt between two steps of SQLite must not get lost: the query would never end.
    @Test func `an endless query ends at whatever moment it is cancelled`() async throws {
        let engine = engine([])
        for round in 0..<300 {
            let task = Task {
                let result = try await engine.query(
                    "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n")
                for try await _ in result.rows {}
            }
            let clock = ContinuousClock()
            let end = clock.now + .microseconds(round * 10)
            while clock.now < end {}
            task.cancel()
            await #expect(throws: QueryError.self) { try await task.value }
        }
    }

    @Test func `a site that is cancelled in the middle of its pages leaves no partial answer`() async throws {
        let site = Sites.metrics(count: 5000, failingPage: 3)
        let error = await failure("select count(*) from metrics where timestamp > ago('1d')", site)
        #expect(error?.category == .site)
        #expect(site.pages == 3)
    }
}
