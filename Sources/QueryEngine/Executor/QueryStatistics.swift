/// What a run has cost so far, and what came up on the way.
struct QueryStatistics: Sendable {
    /// Pages stored.
    var pages = 0
    /// Rows stored.
    var fetchedRows = 0
    /// What the reader should know.
    var notices: [Notice] = []
}
