/// The state of a query whose rows leave page by page.
struct PageStream {
    /// The statement over one page's rows.
    let statement: PreparedStatement
    /// Whether all rows have left.
    var isFinished = false

    private var toSkip: Int
    private var remaining: Int?
    /// The fetches to come, the next one last; nil before the first page is asked for.
    var waiting: [PageCache.Fetch]?
    private var current: Current?

    /// The fetch under way and the rest of its pages.
    private struct Current {
        var pages: PageSource
        /// How many pages have come.
        var count = 0
        /// How many requests were said to be made.
        var expected = 1
        /// How many pages there are, where that was announced.
        var announced = Int.max
    }

    init(statement: PreparedStatement, plan: StreamingPlan) {
        self.statement = statement
        toSkip = plan.offset
        remaining = plan.limit
        isFinished = plan.limit == 0
    }

    /// The next page with the fetch that it is of; nil behind the last one.
    ///
    /// - Parameters:
    ///   - isolation: where the stream lives.
    ///   - open: begins a fetch.
    ///   - expect: told of requests before they are made: all that there will be, or one by one where a LIMIT may
    ///     end them.
    /// - Returns: the page and its source.
    /// - Throws: what the provider or `expect` throws.
    mutating func nextPage(
        isolation: isolated (any Actor)? = #isolation, open: (PageCache.Fetch) -> PageSource,
        expect: (Int) async throws -> Void
    ) async throws -> (Page, PageSource)? {
        while true {
            if current == nil {
                guard let fetch = waiting?.popLast() else { return nil }
                if !fetch.isComplete { try await expect(1) }
                current = Current(pages: open(fetch))
            }
            guard var now = current else { return nil }
            if !now.pages.isCached, now.count == now.expected, now.count < now.announced {
                try await expect(1)
                now.expected += 1
            }
            guard let page = try await now.pages.next(isolation: isolation) else {
                current = nil
                continue
            }
            if now.pages.isLive { now.count += 1 }
            if now.pages.isLive, now.count == 1, let all = page.pages {
                now.announced = all
                if remaining == nil, all > 1 {
                    try await expect(all - 1)
                    now.expected = all
                }
            }
            current = now
            return (page, now.pages)
        }
    }

    /// The answer's rows of the page that is stored.
    mutating func rows() throws(SQLiteError) -> [Row] {
        defer { statement.reset() }
        var rows: [Row] = []
        while remaining != 0, try statement.step() {
            if toSkip > 0 {
                toSkip -= 1
                continue
            }
            rows.append(statement.row())
            remaining = remaining.map { $0 - 1 }
        }
        if remaining == 0 {
            isFinished = true
            current = nil
        }
        return rows
    }
}
