/// What a query is going to do, and after a run what it did: the value behind `EXPLAIN`.
public struct QueryExplanation: Sendable, Hashable {
    /// The scans by stages: those of a stage run together, after those that their values come from.
    public var stages: [[Scan]]
    /// How the rows leave.
    public var delivery: Delivery
    /// Why an archive does not answer more of the query, a sentence each without its end; empty where it need not.
    public var remarks: [String] = []
    /// The SQL that runs over the fetched rows.
    public var finalSQL: String
    /// What happened, where the query has been run.
    public var run: Run?

    /// One table's part.
    public struct Scan: Sendable, Hashable {
        /// The table.
        public var table: String
        /// The names that the query uses for it.
        public var names: [String]
        /// The table of the store that its rows go to.
        public var storedAs: String
        /// The requests' first lines, five at the most; a value that another scan gives stands in braces.
        public var requests: [String]
        /// How many requests are made at least; nil where other scans tell.
        public var leastRequests: Int?
        /// How many fetches there are; 0 where other scans tell.
        public var fetches: Int
        /// How many of the fetches an earlier one of the session answers, as far as that is known now.
        public var cachedFetches: Int
        /// Why no request is made at all.
        public var emptyReason: String?
        /// The parameters whose values come from other scans.
        public var bindings: [Binding]
        /// The window of the requests.
        public var window: Window?
        /// What became of the conditions on the table.
        public var conditions: [Condition]
        /// The columns that are stored.
        public var columns: [String]
        /// The other way to fetch its rows, where the first page decides between two.
        public var alternative: String?
        /// What is read of its rows, where that is not all of them.
        public var excerpt: String?
        /// What its requests cost.
        public var cost: ScanCost
        /// What happened, where the query has been run.
        public var run: ScanRun?
    }

    /// A parameter whose values come from other scans.
    public struct Binding: Sendable, Hashable {
        /// The parameter.
        public var parameter: String
        /// The columns that give the values.
        public var columns: [String]
        /// The tables of the store that have them.
        public var storedAs: [String]
        /// Whether the table is read as a whole where that makes fewer requests.
        public var isOptional: Bool
    }

    /// The window of a scan's requests.
    public struct Window: Sendable, Hashable {
        /// The first instant, as UTC text.
        public var begin: String
        /// The last instant, as UTC text.
        public var end: String
        /// Where it comes from: `conditions`, `explicit` or `default`.
        public var origin: String
        /// The column that it bounds.
        public var column: String
    }

    /// What became of a condition.
    public struct Condition: Sendable, Hashable {
        /// The condition as written.
        public var text: String
        /// The parameter that carries it; nil where it is applied to the rows alone.
        public var parameter: String?
        /// `exact`, `superset` or `residual`.
        public var effect: String
    }

    /// How the rows of the answer leave.
    public enum Delivery: Sendable, Hashable {
        /// Page by page; paging stops after `limit` rows behind the first `offset`.
        case streamed(limit: Int?, offset: Int)
        /// When all pages are there; `unusedLimit` tells why a LIMIT does not stop the paging.
        case complete(unusedLimit: String?)
        /// The answer is the total that the site announces.
        case counted
    }

    /// What happened in a run.
    public struct Run: Sendable, Hashable {
        /// How many rows the answer has.
        public var rows: Int
        /// How long it took, in milliseconds.
        public var milliseconds: Int
        /// How long each stage took, in milliseconds; empty where rows leave page by page.
        public var stageMilliseconds: [Int]
    }

    /// What happened to a scan in a run.
    public struct ScanRun: Sendable, Hashable {
        /// Fetches: the requests of the plan, the values of other scans put in.
        public var fetches = 0
        /// Answers with rows, or with a total.
        public var pages = 0
        /// Pages that a fetch of the session before had.
        public var cachedPages = 0
        /// Rows.
        public var rows = 0
        /// Bytes of the pages, where they come as bytes.
        public var bytes = 0
        /// How long its requests waited before they were sent, in all.
        ///
        /// They wait for the site's rate limit and the like; what waits at once adds up.
        public var waited = Duration.zero
    }
}
