/// The answer to a statement: what its columns are, and the rows as they come.
public struct QueryResult: Sendable {
    /// The columns.
    public let columns: [ResultColumn]
    /// The rows; they can be iterated once, and nothing is fetched before.
    public let rows: RowSequence
    /// How the rows are meant to be shown to people.
    public let presentation: Presentation
    /// What is known to be worth saying before the first row.
    public let notices: [Notice]
    /// What `EXPLAIN` tells, as a value; nil for other statements.
    public let explanation: QueryExplanation?
    /// What `SHOW TABLES` and `DESCRIBE` tell, as a value; nil for other statements.
    public let description: CatalogDescription?

    /// The ways of showing rows.
    public enum Presentation: Sendable {
        /// As a table.
        case table
        /// As the lines of a text: one column, the lines in order.
        case lines
    }

    init(
        columns: [ResultColumn], rows: RowSequence, presentation: Presentation = .table,
        notices: [Notice] = [], explanation: QueryExplanation? = nil,
        description: CatalogDescription? = nil
    ) {
        self.columns = columns
        self.rows = rows.of(columns)
        self.presentation = presentation
        self.notices = notices
        self.explanation = explanation
        self.description = description
    }

    /// What came up while the rows were fetched; complete once all rows are taken.
    public var lateNotices: [Notice] {
        get async { await rows.source.statistics.notices }
    }

    /// How many pages and rows were fetched for the answer so far.
    public var cost: QueryCost {
        get async {
            await QueryCost(rows.source.statistics)
        }
    }

    /// The same answer, its rows given an end in time and somebody who is told when they are over.
    func read(until deadline: QueryDeadline?, watchedBy watch: (any QueryWatch)?) -> QueryResult {
        QueryResult(
            columns: columns, rows: rows.read(until: deadline, watchedBy: watch), presentation: presentation,
            notices: notices, explanation: explanation, description: description)
    }

    /// All rows at once.
    ///
    /// - Throws: a ``QueryError``.
    public func allRows() async throws(QueryError) -> [Row] {
        var all: [Row] = []
        for try await row in rows { all.append(row) }
        return all
    }
}
