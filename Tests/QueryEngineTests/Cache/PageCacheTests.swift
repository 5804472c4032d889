import QueryEngine
import Synchronization
import Testing

/// What a session asks for once only.
@Suite struct PageCacheTests {
    /// A clock that a test moves.
    private final class Clock: Sendable {
        let now = Mutex(Sites.now)

        func advance(seconds: Int64) { now.withLock { $0 += seconds * 1000 } }
    }

    private let clock = Clock()

    private func engine(_ sites: [StubSite], lifetime: Int64 = 60_000) -> Engine {
        Engine(catalog: Catalog(sites), cacheLifetime: lifetime) { [clock] in clock.now.withLock(\.self) }
    }

    private func rows(_ engine: Engine, _ text: String) async throws -> [[Value]] {
        try await engine.query(text).allRows().map(\.values)
    }

    @Test func `a complete fetch answers the same scan until it is too old`() async throws {
        let site = Sites.hosts()
        let engine = engine([site])
        let first = try await rows(engine, "select host_id from hosts order by 1")
        clock.advance(seconds: 60)
        #expect(try await rows(engine, "select host_id from hosts order by 1") == first)
        #expect(site.requests.count == 1)
        // Other columns are in the same pages.
        _ = try await rows(engine, "select region, host_name from hosts")
        #expect(site.requests.count == 1)
        clock.advance(seconds: 1)
        #expect(try await rows(engine, "select host_id from hosts order by 1") == first)
        #expect(site.requests.count == 2)
    }

    @Test func `without a lifetime everything is asked for anew`() async throws {
        let site = Sites.hosts()
        let engine = engine([site], lifetime: 0)
        for _ in 1...2 { _ = try await rows(engine, "select host_id from hosts") }
        #expect(site.requests.count == 2)
        _ = try await rows(engine, "set cache_ttl = '1m'")
        for _ in 1...2 { _ = try await rows(engine, "select host_id from hosts") }
        #expect(site.requests.count == 3)
        _ = try await rows(engine, "set cache_ttl = off")
        _ = try await rows(engine, "select host_id from hosts")
        #expect(site.requests.count == 4)
    }

    @Test func `REFRESH forgets a table`() async throws {
        let hosts = Sites.hosts()
        let capacity = Sites.capacity()
        let engine = engine([hosts, capacity])
        for _ in 1...2 { _ = try await rows(engine, "select count(h.host_id) from hosts h, capacity c") }
        _ = try await rows(engine, "refresh HOSTS")
        _ = try await rows(engine, "select count(h.host_id) from hosts h, capacity c")
        #expect(hosts.requests.count == 2)
        #expect(capacity.requests.count == 1)
    }

    @Test func `a wider fetch answers a narrower scan, each row once`() async throws {
        let site = Sites.capacity()
        let engine = engine([site])
        _ = try await rows(engine, "select region from capacity where timestamp >= ago('3d')")
        let narrow =
            "select available from capacity where service in ('EVS', 'ecs-vm') and timestamp >= ago('2d') order by 1"
        let given = try await rows(engine, narrow)
        #expect(site.requests.count == 1)
        let fresh = Sites.capacity()
        #expect(try await rows(self.engine([fresh]), narrow) == given)
        #expect(!given.isEmpty)
    }

    @Test func `a scan whose window no condition bounds is not given more`() async throws {
        let site = Sites.capacity()
        let engine = engine([site])
        let wide = try await rows(
            engine, "select count(available) from capacity where timestamp >= ago('30d')")
        let standard = try await rows(engine, "select count(available) from capacity")
        #expect(site.requests.count == 2)
        #expect(wide != standard)
        // The window of the last day is that of the fetch.
        clock.advance(seconds: 30)
        #expect(try await rows(engine, "select count(available) from capacity") == standard)
        #expect(site.requests.count == 2)
    }

    @Test func `a fetch that a LIMIT ends is no source`() async throws {
        let site = Sites.metrics(count: 2500)
        let engine = engine([site])
        _ = try await rows(engine, "select value from metrics limit 3")
        #expect(try await rows(engine, "select count(value) from metrics") == [[2500]])
        #expect(site.requests.count == 2)
        // The complete one is, for a LIMIT as well.
        #expect(try await rows(engine, "select value from metrics limit 3").count == 3)
        #expect(site.requests.count == 2)
    }

    @Test func `a fetch that fails is no source`() async throws {
        let site = Sites.metrics(count: 2500, failingPage: 2)
        let engine = engine([site])
        await #expect(throws: QueryError.self) { try await rows(engine, "select max(value) from metrics") }
        #expect(try await rows(engine, "select count(value) from metrics") == [[2500]])
        #expect(site.requests.count == 2)
    }

    @Test func `a cancelled fetch is no source`() async throws {
        let site = Sites.metrics(count: 2500)
        let engine = engine([site])
        let task = Task {
            for try await _ in try await engine.query("select value from metrics").rows { break }
            withUnsafeCurrentTask { $0?.cancel() }
            return try await rows(engine, "select value from metrics")
        }
        await #expect(throws: QueryError.self) { _ = try await task.value }
        #expect(try await rows(engine, "select count(value) from metrics") == [[2500]])
    }

    @Test func `a table that is forgotten during a run stays forgotten`() async throws {
        let site = Sites.metrics(count: 2500)
        let engine = engine([site])
        var rows = try await engine.query("select value from metrics").rows.makeAsyncIterator()
        _ = try await rows.next(isolation: nil)
        _ = try await self.rows(engine, "refresh metrics")
        while try await rows.next(isolation: nil) != nil {}
        _ = try await self.rows(engine, "select max(value) from metrics")
        #expect(site.requests.count == 2)
    }

    @Test func `a clock that is set back makes no fetch young`() async throws {
        let site = samples()
        let engine = engine([site])
        let query = "select count(value) from metrics where timestamp <= '2026-10-31 23:30:00'"
        _ = try await rows(engine, query)
        clock.advance(seconds: -86_400)
        _ = try await rows(engine, query)
        #expect(site.requests.count == 2)
    }

    /// Samples every second up to a day behind now, of a table whose rows settle within a minute.
    private func samples() -> StubSite {
        var schema = Sites.metrics(count: 0).schema
        schema.settling = 60_000
        return StubSite(
            schema,
            items: (-3600..<7200).map {
                [
                    "device": "\"d\(abs($0) % 10)\"", "value": "\"\($0)\"",
                    "timestamp": "\(Sites.now + Int64($0) * 1000)",
                ]
            })
    }

    @Test func `only the missing stretch of a window is asked for, and young rows again`() async throws {
        let site = samples()
        let engine = engine([site])
        let since =
            "select count(value), sum(value), max(timestamp) from metrics where timestamp >= '2026-10-31 23:30:00' "
            + "and timestamp <= now()"
        _ = try await rows(engine, since)
        clock.advance(seconds: 3600)
        let given = try await rows(engine, since)
        let windows = site.requests.compactMap(\.window)
        #expect(windows.count == 2)
        // A minute before the first fetch the rows were not settled.
        #expect(windows.last?.begin == Sites.now - 60_000)
        let other = samples()
        #expect(try await rows(self.engine([other], lifetime: 0), since) == given)
        // What was put together answers as a whole, for good where it is settled.
        clock.advance(seconds: 3600)
        let inside =
            "select count(value) from metrics where timestamp between '2026-10-31 23:40:00' and '2026-11-01 00:30:00'"
        #expect(try await rows(engine, inside) == [[3001]])
        #expect(site.requests.count == 2)
    }

    @Test func `the start of a window is fetched where its end is at hand`() async throws {
        let site = samples()
        let engine = engine([site])
        let end = "and '2026-10-31 23:50:00'"
        _ = try await rows(
            engine, "select count(value) from metrics where timestamp between '2026-10-31 23:40:00' \(end)")
        let wider =
            "select count(value), min(timestamp) from metrics where timestamp between '2026-10-31 23:20:00' \(end)"
        #expect(try await rows(engine, wider) == [[1801, "2026-10-31 23:20:00"]])
        #expect(site.requests.last?.window?.end == Sites.now - 1_200_000)
        #expect(site.requests.count == 2)
    }

    @Test func `the cost tells what was at hand, and EXPLAIN foretells it`() async throws {
        let engine = engine([Sites.metrics(count: 2500)])
        _ = try await rows(engine, "select value from metrics")
        let result = try await engine.query("select max(value) from metrics")
        _ = try await result.allRows()
        let cost = await result.cost
        #expect(cost.pages == 3)
        #expect(cost.cachedPages == 3)
        let plan = try await engine.query("explain select max(value) from metrics")
        let scan = try #require(plan.explanation?.stages.first?.first)
        #expect(scan.cachedFetches == 1)
        #expect(scan.leastRequests == 0)
    }
}
