/// Pages into the tables of the store.
extension QueryRun {
    /// Fetches what the plan asks for.
    func fetch() async throws(QueryError) {
        guard let plan, !isFetched else { return }
        isFetched = true
        let clock = ContinuousClock()
        for stage in plan.stages {
            let start = clock.now
            try await inTaskGroup(stage) { scan throws(QueryError) in try await self.fetchScan(scan) }
            statistics.stageMilliseconds.append(Int((clock.now - start) / .milliseconds(1)))
        }
        noteUnreadable()
        do { try connection.endStoring() } catch { throw queryError(error, code: .evaluation) }
    }

    /// Says that requests are going to be made for a scan.
    ///
    /// - Throws: a ``QueryError`` of the category `budget` where they are too many.
    func expect(_ requests: Int, _ scan: ScanPlan) async throws(QueryError) {
        guard requests > 0, !scan.provider.cost.isFree else { return }
        try await budget.expect(requests, of: scan.schema.name, scan.provider.cost)
    }

    private func fetchScan(_ index: Int) async throws(QueryError) {
        guard let plan else { return }
        let scan = plan.scans[index]
        guard scan.emptyReason == nil, !fetched.contains(index) else { return }
        if let excerpt = scan.excerpt { return try await fetchExcerpt(excerpt, of: scan, into: index) }
        if let turn = scan.turn { return try await fetch(scan, or: turn, into: index) }
        if let bind = scan.binds.first, bind.isOptional {
            try await fetch(scan, narrowedBy: bind, into: index)
        } else if let whole = fetchesOfWhole(scan) {
            try await fetch(scan, whole, or: fetches(scan.combinations, of: scan), into: index)
        } else {
            try await fetch(fetches(try combinations(of: scan), of: scan), of: scan, into: index)
        }
    }

    /// The fetches for some parameters, with the pages that are at hand.
    func fetches(_ combinations: [[String: String]], of scan: ScanPlan) -> [PageCache.Fetch] {
        cache.fetches(of: scan, combinations, now: now, lifetime: cacheLifetime)
    }

    /// The fetches of the plan's scans as far as they are known before the first one, by the scans' tables.
    func plannedFetches() -> [String: [PageCache.Fetch]] {
        Dictionary(
            (plan?.scans ?? []).map { ($0.twin, fetches($0.combinations, of: $0)) }, uniquingKeysWith: { $1 })
    }

    /// The pages of a fetch.
    func open(_ fetch: PageCache.Fetch, of scan: ScanPlan, _ index: Int) -> PageSource {
        statistics.scans[index, default: .init()].fetches += 1
        return PageSource(fetch, of: scan, cache: cache, now: now, isKept: cacheLifetime > 0)
    }

    /// Makes several fetches of a scan, some at once.
    func fetch(
        _ fetches: [PageCache.Fetch], of scan: ScanPlan, into index: Int
    ) async throws(QueryError) {
        try await expect(fetches.count { !$0.isComplete }, scan)
        try await inTaskGroup(fetches) { fetch throws(QueryError) in
            try await self.fetch(fetch, of: scan, into: index)
        }
    }

    private func fetch(
        _ fetch: PageCache.Fetch, of scan: ScanPlan, into index: Int
    ) async throws(QueryError) {
        guard let key = sharedKey(of: fetch, scan) else {
            return try await drain(fetch, scan, into: index)
        }
        let isOwn = await cache.underWay.begin(key)
        defer { if isOwn { cache.underWay.end(key) } }
        if Task.isCancelled { throw .cancelled }
        // Another run may have made it since this one looked.
        let there = cache.complete(fetch.request.parameters, of: scan, now: now, lifetime: cacheLifetime)
        try await drain(there ?? fetch, scan, into: index)
    }

    /// What a fetch has in common with equal ones of other runs; nil where its pages are not kept or not all of its own.
    private func sharedKey(of fetch: PageCache.Fetch, _ scan: ScanPlan) -> FetchesUnderWay.Key? {
        guard cacheLifetime > 0, !scan.provider.cost.isFree, !fetch.isComplete, fetch.pages.isEmpty else {
            return nil
        }
        return FetchesUnderWay.Key(
            table: scan.schema.name, parameters: fetch.request.parameters,
            window: CachedWindow(scan.window), columns: fetch.request.columns)
    }

    private func drain(
        _ fetch: PageCache.Fetch, _ scan: ScanPlan, into index: Int
    ) async throws(QueryError) {
        var pages = open(fetch, of: scan, index)
        try await drain(&pages, scan, into: index)
    }

    /// Stores the pages of a fetch whose first one is expected already.
    func drain(
        _ pages: inout PageSource, after first: Page? = nil, _ scan: ScanPlan, into index: Int
    ) async throws(QueryError) {
        var page = first
        var expected = 1
        var count = 0
        repeat {
            do {
                if page == nil { page = try await pages.next(isolation: self) }
                try Task.checkCancellation()
            } catch { throw scanError(error, scan) }
            guard let current = page else { return }
            if pages.isLive {
                count += 1
                let announced = max(count, count == 1 ? current.pages ?? 1 : expected)
                try await expect(announced - expected, scan)
                expected = announced
            }
            try store(current, of: pages, scan, into: index)
            page = nil
        } while true
    }

    // MARK: Parameters

    /// The parameters of a scan's requests, the values from other scans put in.
    private func combinations(of scan: ScanPlan) throws(QueryError) -> [[String: String]] {
        guard !scan.binds.isEmpty else { return scan.combinations }
        var texts: [String: [String]] = [:]
        for bind in scan.binds { texts[bind.parameter.name] = try values(of: bind, all: false) ?? [] }
        return try bound(scan, to: texts)
    }

    func bound(_ scan: ScanPlan, to texts: [String: [String]]) throws(QueryError) -> [[String:
        String]]
    {
        var combinations = scan.combinations
        for (name, values) in texts.sorted(by: { $0.key < $1.key }) {
            combinations = combinations.flatMap { combination in
                values.map { combination.merging([name: $0]) { $1 } }
            }
        }
        return ParameterPushdown.withoutCovered(combinations.map(scan.schema.refine))
    }

    /// The values of a bound parameter as they are sent, each once.
    ///
    /// One that cannot be sent is left out; with `all` there is no list then, since rows may have it.
    func values(of bind: BindPlan, all: Bool) throws(QueryError) -> [String]? {
        var texts: [String] = []
        do {
            let values = try authorizer.compile(bind.sql, on: connection)
            try values.bind(parameters)
            while try values.step() {
                if let text = bind.parameter.encode(values.value(0)) {
                    texts.append(text)
                } else if all {
                    return nil
                }
            }
        } catch { throw queryError(error, code: .evaluation) }
        return texts.uniqued
    }

    // MARK: Excerpts

    /// Fetches a scan of which a few rows are looked at: until they are there, where their order allows it.
    private func fetchExcerpt(_ excerpt: ScanExcerpt, of scan: ScanPlan, into index: Int)
        async throws(QueryError)
    {
        let fetches = fetches(try combinations(of: scan), of: scan)
        var kept: [[Value]] = []
        do {
            let statement = try authorizer.compile(excerpt.sql, on: connection)
            try statement.bind(parameters)
            if excerpt.isPrefix {
                for fetch in fetches where kept.count < excerpt.limit {
                    if !fetch.isComplete { try await expect(1, scan) }
                    var pages = open(fetch, of: scan, index)
                    var count = 0
                    while kept.count < excerpt.limit, let page = try await pages.next(isolation: self) {
                        if pages.isLive { count += 1 }
                        try store(page, of: pages, scan, into: index)
                        try keep(&kept, statement, excerpt, in: index)
                        if pages.isLive, kept.count < excerpt.limit, count < page.pages ?? .max {
                            try await expect(1, scan)
                        }
                    }
                    try Task.checkCancellation()
                }
            } else {
                try await self.fetch(fetches, of: scan, into: index)
                try keep(&kept, statement, excerpt, in: index)
            }
            try twins[index].insert(kept)
        } catch let error as SQLiteError {
            throw queryError(error, code: .evaluation)
        } catch { throw scanError(error, scan) }
    }

    /// Takes the rows that count out of a table of the store and empties it.
    private func keep(
        _ kept: inout [[Value]], _ statement: PreparedStatement, _ excerpt: ScanExcerpt, in index: Int
    ) throws(SQLiteError) {
        while kept.count < excerpt.limit, try statement.step() { kept.append(statement.row().values) }
        statement.reset()
        try twins[index].clear()
    }

    /// Stores the rows of a page.
    func store(
        _ page: Page, of source: PageSource, _ scan: ScanPlan, into twin: Int
    ) throws(QueryError) {
        do throws(PageError) {
            let rows = try twins[twin].insert(page, of: source.request, times: source.times)
            statistics.count(page, rows: rows, of: twin, isCached: !source.isLive)
            if !source.isLive { tell(of: page, rows: rows, scan) }
            onProgress?(
                QueryProgress(
                    table: scan.schema.name, announcedRows: page.total, cost: QueryCost(statistics)))
        } catch {
            // A store that was interrupted or is out of memory says nothing about the page.
            if case .store(let error) = error { throw queryError(error, code: .evaluation) }
            throw QueryError(
                .site, code: "bad-page", message: "\(scan.schema.name), \(page.label): \(error.message)",
                underlying: error)
        }
    }
}
