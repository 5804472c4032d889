public import SQLSyntax

/// Runs statements over the tables of a catalogue.
///
/// A value without state: any number of statements can run at once, each with a store of its own.
public struct Engine: Sendable {
    /// The tables.
    public let catalog: Catalog
    /// The clock: milliseconds since 1970.
    public var now: @Sendable () -> Int64
    /// How far back a windowed table without a time condition is read, in milliseconds.
    public var standardWindow: Int64

    /// An engine.
    ///
    /// - Parameters:
    ///   - catalog: the tables.
    ///   - standardWindow: how far back a windowed table without a time condition is read, in milliseconds.
    ///   - now: the clock, in milliseconds since 1970.
    public init(catalog: Catalog, standardWindow: Int64 = 86_400_000, now: @escaping @Sendable () -> Int64) {
        self.catalog = catalog
        self.standardWindow = standardWindow
        self.now = now
    }

    /// Runs the one statement of a text.
    ///
    /// The query is bound, planned and compiled; nothing is fetched before the rows are asked for.
    ///
    /// - Parameters:
    ///   - text: the statement.
    ///   - parameters: the values of its parameters.
    /// - Throws: a ``QueryError`` of the category `query` for whatever is wrong with the text.
    public func query(
        _ text: String, parameters: QueryParameters = .none
    ) async throws(QueryError) -> QueryResult {
        let statement: Statement
        do { statement = try SQLParser.parseStatement(text) } catch { throw QueryError([error]) }
        return try await run(statement, of: text, parameters: parameters)
    }

    /// Runs a parsed statement.
    ///
    /// - Parameters:
    ///   - statement: the statement.
    ///   - text: the text that its spans are of.
    ///   - parameters: the values of its parameters.
    /// - Throws: a ``QueryError`` of the category `query` for whatever is wrong with the statement.
    public func run(
        _ statement: Statement, of text: String, parameters: QueryParameters = .none
    ) async throws(QueryError) -> QueryResult {
        switch statement.kind {
        case .query(let query):
            let run = try QueryRun(parameters: parameters, now: now())
            let prepared = try await run.prepare(
                query, text: text, catalog: catalog, standardWindow: standardWindow)
            return QueryResult(
                columns: prepared.columns, rows: RowSequence(source: run), notices: prepared.plan.notices)
        case .explain(analyze: false, let query):
            let run = try QueryRun(parameters: parameters, now: now())
            let prepared = try await run.prepare(
                query, text: text, catalog: catalog, standardWindow: standardWindow)
            return QueryResult(
                columns: [ResultColumn(name: "plan", type: .text)],
                rows: RowSequence(
                    source: ConstantRows(PlanDescription(prepared.plan).lines.map { Row([.text($0)]) })),
                presentation: .lines, notices: prepared.plan.notices)
        case .showTables: return CatalogListing(catalog).tables
        case .describe(let name): return try CatalogListing(catalog).columns(of: name)
        case .explain(analyze: true, _), .createTable, .createView, .drop, .showSettings, .set, .refresh:
            throw QueryError([
                Diagnostic(
                    .notSupported, "this statement cannot be run in this version", at: statement.span,
                    hints: ["queries, EXPLAIN, SHOW TABLES and DESCRIBE can"])
            ])
        }
    }

    /// A result of rows that are there already.
    static func result(columns: [ResultColumn], rows: [[Value]]) -> QueryResult {
        QueryResult(
            columns: columns, rows: RowSequence(source: ConstantRows(rows.map { Row($0) })))
    }
}
