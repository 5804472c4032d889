import Synchronization
import Testing

@testable import QueryEngine

/// Equal fetches of queries that run at once are made once.
@Suite(.timeLimit(.minutes(5))) struct SharedFetchTests {
    /// A site of which the first request waits at a gate.
    private final class GatedSite: TableProvider {
        let base: StubSite
        let gate = Signal()
        private let isFirst = Mutex(true)

        init(_ base: StubSite) { self.base = base }

        var schema: TableSchema { base.schema }
        var cost: ScanCost { base.cost }

        func requestLine(for request: ScanRequest) -> String { base.requestLine(for: request) }

        func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
            let waits = isFirst.withLock { isFirst in
                defer { isFirst = false }
                return isFirst
            }
            let pages = base.pages(for: request)
            guard waits else { return pages }
            return AsyncThrowingStream { continuation in
                let task = Task { [gate] in
                    await gate.wait()
                    do {
                        for try await page in pages { continuation.yield(page) }
                        continuation.finish()
                    } catch { continuation.finish(throwing: error) }
                }
                continuation.onTermination = { _ in task.cancel() }
            }
        }
    }

    private static let query = "select region, count(host_id) from hosts group by region order by 1"

    private func engine(_ site: some TableProvider, lifetime: Int64 = 60_000) -> Engine {
        Engine(catalog: Catalog([site]), cacheLifetime: lifetime) { Sites.now }
    }

    /// Runs a query several times at once; the gate opens when one asks and some of the others wait for it.
    private func ask(
        _ engine: Engine, _ site: GatedSite, times: Int, waiting: Int
    ) async -> [Result<[[Value]], any Error>] {
        await withTaskGroup(of: Result<[[Value]], any Error>.self) { group in
            for _ in 0..<times {
                group.addTask {
                    do { return .success(try await engine.query(Self.query).allRows().map(\.values)) } catch {
                        return .failure(error)
                    }
                }
            }
            await Self.letOthersRun {
                !site.base.requests.isEmpty && engine.cache.underWay.waitingCount == waiting
            }
            site.gate.fire()
            return await group.reduce(into: []) { $0.append($1) }
        }
    }

    /// Steps back until a condition holds.
    private static func letOthersRun(until isTrue: () -> Bool) async {
        while !isTrue() { await Task.yield() }
    }

    @Test func `of equal queries at once one asks`() async throws {
        let site = GatedSite(Sites.hosts())
        let answers = await ask(engine(site), site, times: 20, waiting: 19)
        let expected = try await engine(Sites.hosts()).query(Self.query).allRows().map(\.values)
        #expect(!expected.isEmpty)
        for answer in answers { #expect(try answer.get() == expected) }
        #expect(site.base.requests.count == 1)
    }

    @Test func `without a cache each asks for itself`() async throws {
        let site = GatedSite(Sites.hosts())
        for answer in await ask(engine(site, lifetime: 0), site, times: 3, waiting: 0) {
            _ = try answer.get()
        }
        #expect(site.base.requests.count == 3)
    }

    @Test func `who waited for a fetch that fails asks for itself`() async throws {
        let hosts = Sites.hosts()
        let site = GatedSite(StubSite(hosts.schema, items: hosts.items, failingPage: 1))
        let answers = await ask(engine(site), site, times: 4, waiting: 3)
        #expect(answers.count { (try? $0.get()) == nil } == 1)
        let expected = try await engine(hosts).query(Self.query).allRows().map(\.values)
        for answer in answers { if case .success(let rows) = answer { #expect(rows == expected) } }
    }

    @Test func `what another query fetched in between is not asked for again`() async throws {
        let hosts = Sites.hosts()
        var engine = Engine(catalog: Catalog([hosts]), maximumRequests: 0, cacheLifetime: 60_000) {
            Sites.now
        }
        engine.approveRequests = { _ in true }
        // The first query has seen that the rows are not at hand when it is asked whether it may fetch them.
        engine.approveRequests = { [engine] _ in
            (try? await engine.query(Self.query).allRows().count) != nil
        }
        let rows = try await engine.query(Self.query).allRows().map(\.values)
        #expect(try await rows == self.engine(Sites.hosts()).query(Self.query).allRows().map(\.values))
        #expect(hosts.requests.count == 1)
    }

    @Test func `who waits can be cancelled, and who is waited for`() async throws {
        let site = GatedSite(Sites.hosts())
        let engine = engine(site)
        let first = Task { try await engine.query(Self.query).allRows().map(\.values) }
        await Self.letOthersRun { !site.base.requests.isEmpty }
        let waiting = Task { try await engine.query(Self.query).allRows().map(\.values) }
        await Self.letOthersRun { engine.cache.underWay.waitingCount == 1 }
        waiting.cancel()
        await #expect(throws: QueryError.self) { try await waiting.value }
        let patient = Task { try await engine.query(Self.query).allRows().map(\.values) }
        await Self.letOthersRun { engine.cache.underWay.waitingCount == 1 }
        first.cancel()
        await #expect(throws: QueryError.self) { try await first.value }
        #expect(try await !patient.value.isEmpty)
        #expect(site.base.requests.count == 2)
    }
}
