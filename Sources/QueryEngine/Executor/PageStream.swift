/// The state of a query whose rows leave page by page.
struct PageStream {
    /// The statement over one page's rows.
    let statement: PreparedStatement
    /// Whether all rows have left.
    var isFinished = false

    /// How many requests were begun.
    private(set) var fetches = 0

    private var toSkip: Int
    private var remaining: Int?
    private var waiting: [ScanRequest]
    private var current: Current?

    /// The request under way and the rest of its pages.
    private struct Current {
        let request: ScanRequest
        var pages: any AsyncIteratorProtocol<Page, any Error>
        /// How many pages have come.
        var count = 0
        /// How many requests were said to be made.
        var expected = 1
    }

    init(statement: PreparedStatement, plan: StreamingPlan, scan: ScanPlan) {
        self.statement = statement
        toSkip = plan.offset
        remaining = plan.limit
        isFinished = plan.limit == 0
        // The last one is taken first.
        waiting = scan.emptyReason == nil ? scan.combinations.reversed().map(scan.request) : []
    }

    /// The next page, of whichever request is up; nil behind the last one.
    ///
    /// - Parameters:
    ///   - provider: the table.
    ///   - isolation: where the stream lives.
    ///   - expect: told of requests before they are made: all that there will be, or one by one where a LIMIT may
    ///     end them.
    /// - Returns: the page and its request.
    /// - Throws: what the provider or `expect` throws.
    mutating func nextPage(
        of provider: any TableProvider, isolation: isolated (any Actor)? = #isolation,
        expect: (Int) async throws -> Void
    ) async throws -> (Page, ScanRequest)? {
        while true {
            if current == nil {
                guard let request = waiting.popLast() else { return nil }
                try await expect(1)
                fetches += 1
                current = Current(request: request, pages: provider.pages(for: request).makeAsyncIterator())
            }
            guard let request = current?.request, let count = current?.count, let expected = current?.expected
            else { return nil }
            if count == expected {
                try await expect(1)
                current?.expected += 1
            }
            guard let page = try await current?.pages.next(isolation: isolation) else {
                current = nil
                continue
            }
            current?.count += 1
            // Behind the last announced page nothing is asked for any more.
            if count == 0, let all = page.pages {
                if remaining == nil, all > 1 { try await expect(all - 1) }
                if remaining == nil || all == 1 { current?.expected = .max }
            }
            return (page, request)
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
