/// The pages of one fetch: those that are at hand, then those of the provider; once all are there they go into the cache.
struct PageSource {
    /// The request that brings what is not at hand.
    let request: ScanRequest
    /// Whether nothing has to be asked for.
    let isCached: Bool
    /// Whether the page that came last was asked for.
    private(set) var isLive = false
    /// Which rows of the page that came last count; nil for all.
    private(set) var times: KeptTimes?

    private let fetch: PageCache.Fetch
    private var position = 0
    private var pages: (any AsyncIteratorProtocol<Page, any Error>)?
    private var kept: [KeptPage]?
    private var bytes = 0
    private let scan: ScanPlan
    private let cache: PageCache
    private let now: Int64
    private let generation: Int

    /// The pages of a fetch; nothing is sent before the first one is asked for.
    ///
    /// - Parameters:
    ///   - fetch: the fetch.
    ///   - scan: the scan that it is of.
    ///   - cache: where its pages go.
    ///   - now: the statement's instant, in milliseconds since 1970.
    ///   - isKept: whether they go there.
    init(_ fetch: PageCache.Fetch, of scan: ScanPlan, cache: PageCache, now: Int64, isKept: Bool) {
        self.fetch = fetch
        request = fetch.request
        isCached = fetch.isComplete
        self.scan = scan
        self.cache = cache
        self.now = now
        generation = cache.generation(of: scan.schema.name)
        guard !isCached else { return }
        pages = scan.provider.pages(for: fetch.request).makeAsyncIterator()
        if isKept, !scan.provider.cost.isFree {
            kept = fetch.pages
            bytes = fetch.pages.reduce(0) { $0 + $1.page.memory }
        }
    }

    /// The next page; nil behind the last one.
    mutating func next(isolation: isolated (any Actor)?) async throws -> Page? {
        if position < fetch.pages.count {
            position += 1
            times = fetch.pages[position - 1].times
            return fetch.pages[position - 1].page
        }
        guard let page = try await pages?.next(isolation: isolation) else {
            // An iteration that was cancelled may end as if it were complete.
            if pages != nil, !Task.isCancelled { keep() }
            pages = nil
            return nil
        }
        note(page)
        isLive = true
        times = fetch.times
        return page
    }

    private mutating func note(_ page: Page) {
        guard kept != nil else { return }
        let (expected, overflow) = page.memory.multipliedReportingOverflow(by: isLive ? 1 : page.pages ?? 1)
        if overflow || bytes + expected > PageCache.greatestEntry {
            kept = nil
        } else {
            bytes += page.memory
            let times = fetch.times
            kept?.append(KeptPage(page: page, times: times))
        }
    }

    private mutating func keep() {
        guard let kept else { return }
        self.kept = nil
        let hasAllColumns = kept.allSatisfy { kept in
            if case .json = kept.page.content { true } else { false }
        }
        var whole = request
        whole.window = scan.window?.window
        cache.add(
            PageCache.Entry(
                request: whole, window: CachedWindow(scan.window), pages: kept, fetchedAt: now, bytes: bytes,
                hasAllColumns: hasAllColumns && !kept.isEmpty),
            of: scan, generation: generation)
    }
}

extension Page {
    /// About how much memory the page takes, in bytes.
    fileprivate var memory: Int {
        switch content {
        case .json(let bytes, _): bytes.count
        case .rows(let rows):
            rows.reduce(0) { $0 + $1.memory }
        }
    }
}
