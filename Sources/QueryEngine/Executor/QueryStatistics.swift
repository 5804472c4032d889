/// What a run has cost so far, and what came up on the way.
struct QueryStatistics: Sendable {
    /// Pages stored.
    var pages = 0
    /// Pages among them that were at hand.
    var cachedPages = 0
    /// Rows stored.
    var fetchedRows = 0
    /// What has happened to each scan.
    var scans: [Int: QueryExplanation.ScanRun] = [:]
    /// How long each stage took, in milliseconds.
    var stageMilliseconds: [Int] = []
    /// What the reader should know.
    var notices: [Notice] = []

    /// Counts a page of a scan.
    mutating func count(_ page: Page, rows: Int, of scan: Int, isCached: Bool) {
        pages += 1
        if isCached {
            cachedPages += 1
            scans[scan, default: .init()].cachedPages += 1
        } else {
            scans[scan, default: .init()].waited += page.waited
        }
        fetchedRows += rows
        scans[scan, default: .init()].pages += 1
        scans[scan, default: .init()].rows += rows
        if case .json(let bytes, _) = page.content { scans[scan, default: .init()].bytes += bytes.count }
    }
}
