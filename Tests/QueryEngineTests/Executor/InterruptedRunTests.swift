import QueryEngine
import Synchronization
import Testing

/// Whatever ends a run at whatever page: no part of an answer is taken for the whole, and the next run is right.
@Suite struct InterruptedRunTests {
    enum Interruption: CaseIterable { case failure, cancellation }

    static let queries = [
        // Rows that leave page by page, and all at the end.
        "select value from metrics",
        "select count(value), max(value) from metrics",
        // A stage that waits for another, a fetch for each value, and the choice between two ways.
        "select h.host_id, v.vm_id from hosts h join host_vms v on v.host_id = h.host_id",
        "select count(*) from metrics m join hosts h on h.host_id = m.device",
        "select value from metrics where device in ('d1', 'd2', 'd3', 'd4', 'd5')",
        "select value from metrics where device = (select min(device) from metrics)",
        // Paging that stops.
        "select value from metrics where value > 7 limit 5",
        "select exists (select 1 from metrics where value = 25), count(*) from hosts",
    ]

    @Test(arguments: queries, Interruption.allCases)
    func `a run that ends at any page leaves nothing behind`(
        query: String, interruption: Interruption
    ) async throws {
        let counter = PageCounter()
        let whole = try await rows(engine(counter), query)
        #expect(!whole.isEmpty)
        let pages = counter.pages
        #expect(pages > 1)
        for page in 1...pages {
            let counter = PageCounter()
            let engine = engine(counter)
            let (gate, open) = AsyncStream<Void>.makeStream()
            let task = Task {
                for await _ in gate { break }
                return try await rows(engine, query)
            }
            counter.stop(at: page) {
                if interruption == .failure { throw StubFailure() }
                task.cancel()
            }
            open.yield()
            // The last page may be there when its cancellation comes: the answer is whole then.
            let outcome = await task.result
            if case .success(let rows) = outcome { #expect(interruption == .cancellation && rows == whole) }
            #expect(try await rows(engine, query) == whole, "after page \(page)")
            // And from what that one has left in the cache.
            #expect(try await rows(engine, query) == whole, "again after page \(page)")
        }
    }

    private func engine(_ counter: PageCounter) -> Engine {
        let sites = [
            Sites.hosts(), Sites.vms(), Sites.metrics(count: 60, pageSize: 10),
        ]
        return Engine(
            catalog: Catalog(sites.map { CountedSite(site: $0, counter: counter) }), cacheLifetime: 60_000
        ) { Sites.now }
    }

    private func rows(_ engine: Engine, _ text: String) async throws -> Set<[Value]> {
        Set(try await engine.query(text).allRows().map(\.values))
    }
}

/// Counts the pages of some sites together, and does something at one of them.
private final class PageCounter: Sendable {
    private struct State {
        var pages = 0
        var place: Int?
        var action: (@Sendable () throws -> Void)?
    }
    private let state = Mutex(State())

    /// How many pages were asked for.
    var pages: Int { state.withLock { $0.pages } }

    func stop(at page: Int, _ action: @escaping @Sendable () throws -> Void) {
        state.withLock { ($0.place, $0.action) = (page, action) }
    }

    func count() throws {
        let action = state.withLock { state in
            state.pages += 1
            return state.pages == state.place ? state.action : nil
        }
        try action?()
    }
}

/// A site whose pages are counted before they leave.
private struct CountedSite: TableProvider {
    let site: StubSite
    let counter: PageCounter

    var schema: TableSchema { site.schema }
    var cost: ScanCost { site.cost }

    func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
        Self.counted(site.pages(for: request), counter)
    }

    func count(of request: ScanRequest) async throws -> Int? {
        try counter.count()
        return try await site.count(of: request)
    }

    func requestLine(for request: ScanRequest) -> String { site.requestLine(for: request) }

    private static func counted(
        _ pages: some AsyncSequence<Page, any Error> & Sendable, _ counter: PageCounter
    ) -> any AsyncSequence<Page, any Error> & Sendable {
        pages.map { page in
            try counter.count()
            return page
        }
    }
}
