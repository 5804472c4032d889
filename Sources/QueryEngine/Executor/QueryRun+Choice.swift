/// Fetches whose first pages tell which of two ways is less.
extension QueryRun {
    /// How many values a table with a window has to be asked for before its first page is looked at for the whole: the long
    /// tables have one, and there that page is most often one too many.
    private static let fewValues = (withWindow: 4, without: 3)

    /// The one fetch that brings the rows of all combinations, where it may be less than one fetch for each.
    func fetchesOfWhole(_ scan: ScanPlan) -> [PageCache.Fetch]? {
        guard Self.mayFetchWhole(scan), let whole = scan.whole else { return nil }
        return fetches([whole], of: scan)
    }

    /// Whether a scan of several combinations is fetched as a whole where that turns out to be less.
    static func mayFetchWhole(_ scan: ScanPlan) -> Bool {
        scan.whole != nil && scan.binds.isEmpty && scan.excerpt == nil && !scan.showsRequest
            && !scan.provider.cost.isFree
            && scan.combinations.count >= (scan.window == nil ? fewValues.without : fewValues.withWindow)
    }

    /// Fetches a scan by the values of another one where that makes fewer requests than the whole of it.
    func fetch(
        _ scan: ScanPlan, narrowedBy bind: BindPlan, into index: Int
    ) async throws(QueryError) {
        let whole = fetches(scan.combinations, of: scan)
        guard whole.contains(where: { !$0.isComplete }), let values = try values(of: bind, all: true) else {
            return try await fetch(whole, of: scan, into: index)
        }
        let narrowed = fetches(try bound(scan, to: [bind.parameter.name: values]), of: scan)
        // Of several fetches no single page tells how many pages there are.
        if whole.count > 1, narrowed.count(where: { !$0.isComplete }) > whole.count {
            return try await fetch(whole, of: scan, into: index)
        }
        try await fetch(scan, whole, or: narrowed, into: index)
    }

    /// Makes one fetch, or several narrower ones that bring all the same rows.
    ///
    /// One narrower fetch is never more. For several the first page of the whole tells how many requests that makes; the rest
    /// of it is read where it is not at least twice as many as there are values, since a value may have many pages.
    func fetch(
        _ scan: ScanPlan, _ whole: [PageCache.Fetch], or narrowed: [PageCache.Fetch], into index: Int
    ) async throws(QueryError) {
        let requests = narrowed.count { !$0.isComplete }
        guard requests > whole.count else { return try await fetch(narrowed, of: scan, into: index) }
        guard !whole[0].isComplete else { return try await fetch(whole, of: scan, into: index) }
        var (pages, first) = try await opened(whole[0], of: scan, index)
        guard let first else { return }
        if pages.isLive, let all = first.pages, all / 2 >= requests {
            return try await fetch(narrowed, of: scan, into: index)
        }
        try await drain(&pages, after: first, scan, into: index)
    }

    /// A fetch with its first page, which has been asked for already where it was looked at before.
    private func opened(
        _ fetch: PageCache.Fetch, of scan: ScanPlan, _ index: Int
    ) async throws(QueryError) -> (PageSource, Page?) {
        if let looked = lookedAt.removeValue(forKey: index) { return looked }
        if !fetch.isComplete { try await expect(1, scan) }
        var pages = open(fetch, of: scan, index)
        do {
            let first = try await pages.next(isolation: self)
            return (pages, first)
        } catch { throw scanError(error, scan) }
    }

    /// Fetches a scan as a whole, or by the values of one that would take them from it and is shorter.
    func fetch(_ scan: ScanPlan, or turn: TurnPlan, into index: Int) async throws(QueryError) {
        let whole = fetches(scan.combinations, of: scan)
        guard let other = plan?.scans[turn.other], whole.count == 1, !whole[0].isComplete else {
            return try await fetch(whole, of: scan, into: index)
        }
        var (pages, first) = try await opened(whole[0], of: scan, index)
        guard let first else { return }
        let others = fetches(other.combinations, of: other)
        guard pages.isLive, let all = first.pages, all > 2, others.count == 1, other.emptyReason == nil,
            other.excerpt == nil
        else {
            return try await drain(&pages, after: first, scan, into: index)
        }
        var (theirs, start) = try await opened(others[0], of: other, turn.other)
        let length = theirs.isLive ? start?.pages : 0
        guard let length, length <= all / 2 else {
            lookedAt[turn.other] = (theirs, start)
            return try await drain(&pages, after: first, scan, into: index)
        }
        fetched.insert(turn.other)
        if start != nil { try await drain(&theirs, after: start, other, into: turn.other) }
        if let values = try values(of: turn.bind, all: true) {
            let narrowed = fetches(try bound(scan, to: [turn.bind.parameter.name: values]), of: scan)
            if narrowed.count(where: { !$0.isComplete }) <= all / 2 {
                return try await fetch(narrowed, of: scan, into: index)
            }
        }
        try await drain(&pages, after: first, scan, into: index)
    }
}
