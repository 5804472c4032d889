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
        guard scan.emptyReason == nil else { return }
        if let excerpt = scan.excerpt { return try await fetchExcerpt(excerpt, of: scan, into: index) }
        guard let bind = scan.binds.first, bind.isOptional else {
            return try await fetch(try combinations(of: scan), of: scan, into: index)
        }
        try await fetch(scan, narrowedBy: bind, into: index)
    }

    /// Fetches several requests of a scan, some at once.
    private func fetch(
        _ combinations: [[String: String]], of scan: ScanPlan, into index: Int
    ) async throws(QueryError) {
        try await expect(combinations.count, scan)
        try await inTaskGroup(combinations) { parameters throws(QueryError) in
            try await self.fetch(scan.request(parameters), of: scan, into: index)
        }
    }

    private func fetch(_ request: ScanRequest, of scan: ScanPlan, into index: Int) async throws(QueryError) {
        statistics.scans[index, default: .init()].fetches += 1
        var pages = scan.provider.pages(for: request).makeAsyncIterator()
        try await drain(&pages, of: request, scan, into: index)
    }

    /// Stores the pages of a request whose first one is expected already.
    private func drain(
        _ pages: inout any AsyncIteratorProtocol<Page, any Error>, after first: Page? = nil,
        of request: ScanRequest, _ scan: ScanPlan, into index: Int
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
            count += 1
            let announced = max(count, count == 1 ? current.pages ?? 1 : expected)
            try await expect(announced - expected, scan)
            expected = announced
            try store(current, of: request, scan, into: index)
            page = nil
        } while true
    }

    /// Fetches a scan by the values of another one where that makes fewer requests than the whole of it.
    ///
    /// One value is never more. For several the first page of the whole tells how many requests that makes; the rest of it
    /// is read where it is not at least twice as many as there are values, since a value may have many pages.
    private func fetch(
        _ scan: ScanPlan, narrowedBy bind: BindPlan, into index: Int
    ) async throws(QueryError) {
        guard let values = try values(of: bind, all: true) else {
            return try await fetch(scan.combinations, of: scan, into: index)
        }
        let narrowed = try bound(scan, to: [bind.parameter.name: values])
        guard narrowed.count > scan.combinations.count else {
            return try await fetch(narrowed, of: scan, into: index)
        }
        guard scan.combinations.count == 1, let whole = scan.combinations.first else {
            return try await fetch(scan.combinations, of: scan, into: index)
        }
        try await expect(1, scan)
        statistics.scans[index, default: .init()].fetches += 1
        let request = scan.request(whole)
        var pages = scan.provider.pages(for: request).makeAsyncIterator()
        let first: Page?
        do { first = try await pages.next(isolation: self) } catch { throw scanError(error, scan) }
        guard let first else { return }
        if let all = first.pages, all / 2 >= narrowed.count {
            return try await fetch(narrowed, of: scan, into: index)
        }
        try await drain(&pages, after: first, of: request, scan, into: index)
    }

    // MARK: Parameters

    /// The parameters of a scan's requests, the values from other scans put in.
    private func combinations(of scan: ScanPlan) throws(QueryError) -> [[String: String]] {
        guard !scan.binds.isEmpty else { return scan.combinations }
        var texts: [String: [String]] = [:]
        for bind in scan.binds { texts[bind.parameter.name] = try values(of: bind, all: false) ?? [] }
        return try bound(scan, to: texts)
    }

    private func bound(_ scan: ScanPlan, to texts: [String: [String]]) throws(QueryError) -> [[String:
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
    private func values(of bind: BindPlan, all: Bool) throws(QueryError) -> [String]? {
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
        let combinations = try combinations(of: scan)
        var kept: [[Value]] = []
        do {
            let statement = try authorizer.compile(excerpt.sql, on: connection)
            try statement.bind(parameters)
            if excerpt.isPrefix {
                try await expect(min(1, combinations.count), scan)
                for (position, parameters) in combinations.enumerated() where kept.count < excerpt.limit {
                    if position > 0 { try await expect(1, scan) }
                    statistics.scans[index, default: .init()].fetches += 1
                    let request = scan.request(parameters)
                    var pages = scan.provider.pages(for: request).makeAsyncIterator()
                    var count = 0
                    while kept.count < excerpt.limit, let page = try await pages.next(isolation: self) {
                        count += 1
                        try store(page, of: request, scan, into: index)
                        try keep(&kept, statement, excerpt, in: index)
                        if kept.count < excerpt.limit, count < page.pages ?? .max {
                            try await expect(1, scan)
                        }
                    }
                    try Task.checkCancellation()
                }
            } else {
                try await fetch(combinations, of: scan, into: index)
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
        _ page: Page, of request: ScanRequest, _ scan: ScanPlan, into twin: Int
    ) throws(QueryError) {
        do throws(PageError) {
            let rows = try twins[twin].insert(page, of: request)
            statistics.count(page, rows: rows, of: twin)
        } catch {
            // A store that was interrupted or is out of memory says nothing about the page.
            if case .store(let error) = error { throw queryError(error, code: .evaluation) }
            throw QueryError(
                .site, code: "bad-page", message: "\(scan.schema.name), \(page.label): \(error.message)",
                underlying: error)
        }
    }
}
