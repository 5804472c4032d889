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
        if fetches(scan.combinations, of: scan).allSatisfy(\.isComplete) {
            self.plan?.isCount = false
            return nil
        }
        try await expect(scan.combinations.count, scan)
        counted = 0
        try await inTaskGroup(scan.combinations) { parameters throws(QueryError) in
            try await self.count(scan.request(parameters), of: scan)
        }
        // A site that announces no total is asked for its rows.
        guard let counted else {
            self.plan?.isCount = false
            return nil
        }
        self.statement = nil
        return [Row(statement.columnNames.map { _ in .integer(Int64(counted)) })]
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
