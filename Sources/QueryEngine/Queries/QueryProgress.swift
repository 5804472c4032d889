/// How far a statement is with what it fetches.
public struct QueryProgress: Sendable, Hashable {
    /// The table that the latest page is of.
    public var table: String
    /// How many rows the latest page's fetch has in all, where the site announced it.
    public var announcedRows: Int?
    /// What the statement has cost so far.
    public var cost: QueryCost
}
