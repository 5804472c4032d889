/// What an answer has cost so far.
public struct QueryCost: Sendable, Hashable {
    /// How many pages were read.
    public var pages: Int
    /// How many of them an earlier fetch of the session had.
    public var cachedPages: Int
    /// How many rows they had.
    public var fetchedRows: Int

    init(_ statistics: QueryStatistics) {
        pages = statistics.pages
        cachedPages = statistics.cachedPages
        fetchedRows = statistics.fetchedRows
    }
}
