extension PageCache.Entry {
    /// The times of which the entry has all rows for good, in milliseconds since 1970.
    ///
    /// The ends of its window are left out, since nobody knows whether the site counts them in, and so are the times
    /// so close to the fetch that rows may have come later.
    private func settled(after delay: Int64) -> ClosedRange<Int64>? {
        guard let actual = request.window else { return nil }
        if case .explicit = window { return nil }
        let last = min(actual.end - 1, fetchedAt - delay)
        return actual.begin < last ? actual.begin + 1...last : nil
    }

    /// The fetch of the one stretch of a scan's window that the entry lacks, with what it has.
    ///
    /// It is there for tables whose rows never change, and for windows that conditions bound: these leave no row out of
    /// the stretch in the answer, so that every row belongs to exactly one of the two parts.
    ///
    /// - Parameters:
    ///   - scan: the scan, whose parameters are those of the entry.
    ///   - request: the request for all of its window.
    /// - Returns: the fetch; nil where the entry has neither the start nor the end of the window.
    func fetch(completing scan: ScanPlan, _ request: ScanRequest) -> PageCache.Fetch? {
        guard let plan = scan.window, plan.origin == .conditions, !scan.showsRequest,
            let delay = scan.schema.settling, let settled = settled(after: delay),
            let name = scan.schema.timeColumn, let time = scan.schema.ownColumnIndex(name),
            scan.columns.contains(time), let pages = pages(for: scan.columns)
        else { return nil }
        let wanted = plan.window
        let hasStart = settled.lowerBound <= wanted.begin + 1
        let hasEnd = settled.upperBound >= wanted.end - 1
        var fetch = PageCache.Fetch(request: request, pages: pages, isComplete: hasStart && hasEnd)
        if fetch.isComplete { return fetch }
        if hasStart, settled.upperBound > wanted.begin {
            let split = settled.upperBound
            fetch.pages = cut(pages, to: KeptTimes(after: wanted.begin - 1, upTo: split))
            fetch.times = KeptTimes(after: split)
            fetch.request.window = TimeWindow(begin: split, end: wanted.end)
            return fetch
        }
        if hasEnd, settled.lowerBound < wanted.end {
            let split = settled.lowerBound - 1
            fetch.pages = cut(pages, to: KeptTimes(after: split, upTo: wanted.end + 1))
            fetch.times = KeptTimes(upTo: split)
            fetch.request.window = TimeWindow(begin: wanted.begin, end: split + 1)
            return fetch
        }
        return nil
    }

    private func cut(_ pages: [KeptPage], to times: KeptTimes) -> [KeptPage] {
        pages.map { KeptPage(page: $0.page, times: times.intersection($0.times)) }
            .filter { $0.times?.isEmpty != true }
    }
}
