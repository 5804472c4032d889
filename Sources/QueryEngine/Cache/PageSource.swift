/// The pages of one fetch: from the cache, or from the provider and then, once all are there, into the cache.
struct PageSource {
    let request: ScanRequest
    /// Whether the pages are at hand.
    let isCached: Bool

    private var waiting: [Page]
    private var pages: (any AsyncIteratorProtocol<Page, any Error>)?
    private var kept: [Page]?
    private var bytes = 0
    private let scan: ScanPlan
    private let cache: PageCache
    private let now: Int64

    /// The pages of a fetch; nothing is sent before the first one is asked for.
    ///
    /// - Parameters:
    ///   - fetch: the fetch.
    ///   - scan: the scan that it is of.
    ///   - cache: where its pages go.
    ///   - now: the statement's instant, in milliseconds since 1970.
    ///   - isKept: whether they go there.
    init(_ fetch: PageCache.Fetch, of scan: ScanPlan, cache: PageCache, now: Int64, isKept: Bool) {
        request = fetch.request
        isCached = fetch.pages != nil
        waiting = fetch.pages.map { $0.reversed() } ?? []
        self.scan = scan
        self.cache = cache
        self.now = now
        if !isCached {
            pages = scan.provider.pages(for: fetch.request).makeAsyncIterator()
            kept = isKept && !scan.provider.cost.isFree ? [] : nil
        }
    }

    /// The next page; nil behind the last one.
    mutating func next(isolation: isolated (any Actor)?) async throws -> Page? {
        if isCached { return waiting.popLast() }
        guard let page = try await pages?.next(isolation: isolation) else {
            pages = nil
            // An iteration that was cancelled may end as if it were complete.
            if !Task.isCancelled { keep() }
            return nil
        }
        note(page)
        return page
    }

    private mutating func note(_ page: Page) {
        guard let count = kept?.count else { return }
        bytes += page.memory
        let (expected, overflow) = page.memory.multipliedReportingOverflow(by: page.pages ?? 1)
        if bytes > PageCache.greatestEntry || count == 0 && (overflow || expected > PageCache.greatestEntry) {
            kept = nil
        } else {
            kept?.append(page)
        }
    }

    private mutating func keep() {
        guard let kept else { return }
        self.kept = nil
        let hasAllColumns = kept.allSatisfy { page in
            if case .json = page.content { true } else { false }
        }
        cache.add(
            PageCache.Entry(
                request: request, window: CachedWindow(scan.window), pages: kept, fetchedAt: now,
                bytes: bytes,
                hasAllColumns: hasAllColumns && !kept.isEmpty),
            of: scan)
    }
}

extension Page {
    /// About how much memory the page takes, in bytes.
    fileprivate var memory: Int {
        switch content {
        case .json(let bytes, _): bytes.count
        case .rows(let rows):
            rows.reduce(0) { sum, row in
                row.reduce(sum + 32) { sum, value in
                    switch value {
                    case .text(let text): sum + 16 + text.utf8.count
                    case .blob(let blob): sum + 16 + blob.count
                    case .null, .integer, .real: sum + 16
                    }
                }
            }
        }
    }
}
