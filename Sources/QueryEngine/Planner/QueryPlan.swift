internal import SQLSyntax

/// What is going to be done for a query: nothing is decided later than here.
struct QueryPlan {
    /// The scans.
    var scans: [ScanPlan]
    /// The scans by stages: those of one stage run together, after those that their values come from.
    var stages: [[Int]]
    /// The statement's text with everything replaced.
    var text: EditedText
    /// The part of the text that is the query.
    var span: SourceSpan
    /// How the rows can leave page by page, where they can.
    var streaming: StreamingPlan?
    /// Whether the answer is nothing but the number of rows that the one scan has, which the site tells.
    var isCount = false
    /// Why a LIMIT does not stop the paging, where there is one that does not.
    var unusedLimit: String?
    /// What the reader should know.
    var notices: [Notice]
    /// Why a remote engine does not answer more of the query, a sentence each without its end.
    var remarks: [String] = []

    /// The SQL that SQLite runs in the end.
    var finalSQL: String { text.string(in: span) }
}

/// How to answer a query over a single scan page by page.
struct StreamingPlan {
    /// The statement without its LIMIT, run once for each page.
    var sql: String
    /// How many rows at the most; nil for all.
    var limit: Int?
    /// How many rows to leave out first.
    var offset: Int
}

/// One table's part in a plan.
struct ScanPlan {
    /// The provider.
    var provider: any TableProvider
    /// The provider's table.
    let schema: TableSchema
    /// The names that the query uses for it.
    var names: [String]
    /// The name of the table in the store.
    let twin: String
    /// The columns that are stored, as indices of the schema's, ascending.
    var columns: [Int]
    /// The parameters of the requests that can be made without other scans' values, one a fetch.
    var combinations: [[String: String]]
    /// The parameters of the one request that brings the rows of several combinations, without what they differ in; nil where
    /// there is none.
    var whole: [String: String]?
    /// What the requests still need from other scans.
    var binds: [BindPlan] = []
    /// The scan that gives it values instead of taking them, where that turns out to be less.
    var turn: TurnPlan?
    /// The window of the requests.
    var window: WindowPlan?
    /// What became of the conditions.
    var predicates: [PredicateReport] = []
    /// Why no request is made at all.
    var emptyReason: String?
    /// How many rows will do, where that is known.
    var rowHint: Int?
    /// Whether fetching may end before all rows are there.
    var mayStop = false
    /// The rows that the only reader of the scan looks at, where it does not look at all of them.
    var excerpt: ScanExcerpt?

    /// The columns as they are stored.
    var stored: [StoredColumn] {
        columns.map { index in
            let column = schema.columns[index]
            return StoredColumn(name: column.name, column: column, constant: constant(column.source))
        }
    }

    /// The time that a column has in all rows, whatever fetches they come from: an end of a window that is set outright.
    private func constant(_ source: ColumnSource) -> String? {
        guard let window, window.origin == .explicit else { return nil }
        return switch source {
        case .windowBegin: TimeText.format(window.window.begin)
        case .windowEnd: window.isOpen ? nil : TimeText.format(window.window.end)
        default: nil
        }
    }

    /// Whether it has a column whose value is that of the request, not of the rows.
    var showsRequest: Bool {
        columns.contains { index in
            switch schema.columns[index].source {
            case .parameter, .windowBegin, .windowEnd: true
            default: false
            }
        }
    }

    /// The request for a set of parameters.
    func request(_ parameters: [String: String]) -> ScanRequest {
        ScanRequest(
            parameters: parameters, window: window?.window, columns: columns, rowHint: rowHint,
            mayStop: mayStop)
    }
}

/// The first rows of a scan that meet a condition, in the scan's order or in another one.
struct ScanExcerpt {
    /// The query for them, without a limit: all columns of the scan's table, those of its rows that count.
    var sql: String
    /// How many of them are read.
    var limit: Int
    /// Whether they are the first in the scan's own order, so that fetching can stop when they are there.
    var isPrefix: Bool
}

/// A parameter whose values come from the rows of another scan.
struct BindPlan {
    /// Whether the requests can do without it, and carry it only where that makes fewer of them.
    var isOptional = false
    /// The parameter.
    let parameter: ScanParameter
    /// The scans that the values come from.
    let scans: [Int]
    /// The columns that have them, as the query would write them.
    let columns: [String]
    /// The query over the store that gives them.
    let sql: String
}

/// The other way round of an optional bind: the scan that would give the values takes them where it turns out to have more
/// pages than the one that would take them.
struct TurnPlan {
    /// The scan that would take the values.
    let other: Int
    /// The parameter that its rows give values for.
    let bind: BindPlan
}

/// The window of a scan and where it comes from.
struct WindowPlan {
    /// The window.
    var window: TimeWindow
    /// Where it comes from.
    var origin: Origin
    /// Whether nothing bounds its end, which is then somewhere behind the present.
    var isOpen = false

    enum Origin: Hashable {
        /// Conditions on the time column.
        case conditions
        /// `window_begin` and `window_end`.
        case explicit
        /// No condition: the default.
        case standard
    }
}

/// What became of a condition.
struct PredicateReport: Hashable {
    /// The condition as written.
    var text: String
    /// Where it stands.
    var span: SourceSpan
    /// What it became.
    var effect: Effect

    enum Effect: Hashable {
        /// A parameter that asks for exactly these rows.
        case exact(String)
        /// A parameter that asks for these rows and perhaps others.
        case superset(String)
        /// The window of the requests, about a column.
        case window(String)
        /// Nothing: SQLite applies it to the rows.
        case residual
    }
}
