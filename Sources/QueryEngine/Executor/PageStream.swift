/// The state of a query whose rows leave page by page.
struct PageStream {
    /// The statement over one page's rows.
    let statement: PreparedStatement
    /// Whether all rows have left.
    var isFinished = false

    private var toSkip: Int
    private var remaining: Int?
    private var waiting: [ScanRequest]
    private var current: Current?

    /// The request under way and the rest of its pages.
    private struct Current {
        let request: ScanRequest
        var pages: any AsyncIteratorProtocol<Page, any Error>
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
    mutating func nextPage(
        of provider: any TableProvider, isolation: isolated (any Actor)? = #isolation
    ) async throws -> (Page, ScanRequest)? {
        while true {
            if current == nil {
                guard let request = waiting.popLast() else { return nil }
                current = Current(request: request, pages: provider.pages(for: request).makeAsyncIterator())
            }
            guard let request = current?.request else { return nil }
            if let page = try await current?.pages.next(isolation: isolation) { return (page, request) }
            current = nil
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
