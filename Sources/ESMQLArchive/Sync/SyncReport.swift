public import QueryEngine

/// What a sync has done for a table.
public struct SyncReport: Sendable, Hashable {
    /// The table.
    public var table: String
    /// How many rows there were.
    public var counts = SyncCounts()
    /// From when on the archive has all rows, in milliseconds since 1970; nil where it has none.
    public var since: Int64?
    /// Until when it has all rows; of a snapshot, when it was read last.
    public var until: Int64?
    /// What should be known of the rows.
    public var notices: [String] = []
    /// Why it ended early; nil where all went well.
    public var failure: Failure?

    /// Why a table is not done.
    public struct Failure: Sendable, Hashable {
        /// Who has to act.
        public var category: QueryError.Category
        /// The code, stable across releases.
        public var code: String
        /// One sentence without a full stop.
        public var message: String

        init(_ error: QueryError) {
            category = error.category
            code = error.code
            message = error.message
        }
    }

    /// A report of nothing.
    init(table: String) {
        self.table = table
    }
}
