/// What an answer has cost so far.
public struct QueryCost: Sendable, Hashable {
    /// How many pages were fetched.
    public var pages: Int
    /// How many rows they had.
    public var fetchedRows: Int
}
