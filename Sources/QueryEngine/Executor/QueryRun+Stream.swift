/// Answers that need no whole table in the store: rows that leave page by page, and counts.
extension QueryRun {
    /// The answer's rows of the next page that has some; empty behind the last one.
    func nextStreamedRows() async throws(QueryError) -> [Row] {
        guard let plan, var stream else { return [] }
        let scan = plan.scans[0]
        if stream.waiting == nil {
            // The next one is taken from the end.
            stream.waiting = scan.emptyReason == nil ? fetches(scan.combinations, of: scan).reversed() : []
        }
        while true {
            if stream.isFinished { return [] }
            do {
                let next = try await stream.nextPage {
                    self.open($0, of: scan, 0)
                } expect: { requests in
                    try await self.expect(requests, scan)
                }
                guard let (page, source) = next else {
                    try Task.checkCancellation()
                    stream.isFinished = true
                    self.stream = stream
                    noteUnreadable()
                    return []
                }
                try store(page, of: source, scan, into: 0)
                let rows = try stream.rows()
                try twins[0].clear()
                self.stream = stream
                if stream.isFinished { noteUnreadable() }
                if !rows.isEmpty { return rows }
                try Task.checkCancellation()
            } catch let error as SQLiteError {
                throw queryError(error, code: .evaluation)
            } catch { throw scanError(error, scan) }
        }
    }

    /// The one row of an answer that only counts; nil where it has to be fetched, empty where it has been given.
    func countedRows() async throws(QueryError) -> [Row]? {
        guard let plan, plan.isCount else { return nil }
        guard let statement else { return [] }
        let scan = plan.scans[0]
        let fetches = fetches(scan.combinations, of: scan)
        let missing = fetches.filter { !$0.isComplete }
        let totals = fetches.filter(\.isComplete).map { $0.pages.first?.page.total }
        // What is at hand counts by its total; rows of a wider fetch have to be looked at.
        guard !missing.isEmpty, !totals.contains(nil) else { return rowsInstead() }
        try await expect(missing.count, scan)
        counted = totals.compactMap(\.self).reduce(0, +)
        try await inTaskGroup(missing) { fetch throws(QueryError) in
            try await self.count(fetch.request, of: scan)
        }
        // A site that announces no total is asked for its rows.
        guard let counted else { return rowsInstead() }
        self.statement = nil
        return [Row(statement.columnNames.map { _ in .integer(Int64(counted)) })]
    }

    /// Has the rows fetched after all.
    private func rowsInstead() -> [Row]? {
        plan?.isCount = false
        plan?.scans[0].rowHint = nil
        return nil
    }

    private func count(_ request: ScanRequest, of scan: ScanPlan) async throws(QueryError) {
        let count: Int?
        do { count = try await scan.provider.count(of: request) } catch { throw scanError(error, scan) }
        if !scan.provider.cost.isFree { statistics.pages += 1 }
        statistics.scans[0, default: .init()].fetches += 1
        statistics.scans[0, default: .init()].pages += 1
        guard let sum = counted, let count else {
            counted = nil
            return
        }
        let (total, overflow) = sum.addingReportingOverflow(count)
        counted = overflow ? nil : total
    }
}
