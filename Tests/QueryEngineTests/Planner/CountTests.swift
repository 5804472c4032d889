import QueryEngine
import Testing

/// When a number of rows is not the total that the site announces.
@Suite struct CountTests {
    private static func answer(
        _ text: String, _ parameters: QueryParameters = .none
    ) async throws -> [[Value]] {
        try await engine([Sites.hosts(), Sites.capacity()]).query(text, parameters: parameters).allRows()
            .map(\.values)
    }

    @Test func `a compound has rows beside the count`() async throws {
        let two: [[Value]] = [[5], [3]]
        #expect(try await Self.answer("select count(*) from hosts union all values (3)") == two)
        #expect(try await Self.answer("values (3) union all select count(*) from hosts") == two.reversed())
    }

    @Test(arguments: [
        ("host_id = 'h1' or (host_id = 'h2' and region = 'nowhere')", 1),
        ("(host_id, region) = ('h1', 'nowhere')", 0),
        ("host_id in ('h1') or host_id = 'h2' and region = 'r2'", 1),
        ("host_id in (values ('h1')) and host_id <> 'h1'", 0),
        ("host_id = 'h1' or host_id in ('h2', 'h3')", 3),
    ]) func `a condition of which a part is a parameter is applied to the rows`(
        condition: String, count: Int64
    ) async throws {
        #expect(try await Self.answer("select count(*) from hosts where \(condition)") == [[.integer(count)]])
    }

    @Test func `two conditions of one text are two conditions`() async throws {
        let hosts = "select count(*) from hosts where host_id = ? and host_id = ?"
        #expect(try await Self.answer(hosts, ["h1", 1.5]) == [[0]])
        let services = "select count(*) from capacity where service = ? and service = ?"
        #expect(try await Self.answer(services, ["EVS", "nope"]) == [[0]])
    }

    @Test func `a budget of as many pages as there are is enough`() async throws {
        let engine = engine([Sites.metrics(count: 2500)])
        _ = try await engine.query("set max_requests = 3").allRows()
        for end in ["where value = -1 limit 5", "limit 2600"] {
            _ = try await engine.query(String("select value from metrics \(end)")).allRows()
        }
        _ = try await engine.query("set max_requests = 2").allRows()
        await #expect(throws: QueryError.self) {
            try await engine.query("select value from metrics limit 2600").allRows()
        }
    }
}
