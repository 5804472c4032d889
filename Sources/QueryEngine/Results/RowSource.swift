/// Where the rows of a result come from.
protocol RowSource: Sendable {
    /// The next rows, empty when there are no more.
    func nextRows() async throws(QueryError) -> [Row]

    /// Makes a `nextRows` that is under way fail, from any thread.
    func interrupt()

    /// What the rows have cost so far.
    var statistics: QueryStatistics { get async }
}
