internal import SQLSyntax

/// Takes queries as far as their plan, for those who measure what that costs: no table is made, nothing compiled.
@_spi(Measuring)
public struct PlanningMeasure {
    private let engine: Engine
    private let connection: Connection

    /// Plans over the tables of an engine.
    ///
    /// - Parameter engine: the engine.
    /// - Throws: a ``QueryError`` where SQLite cannot open a store.
    public init(_ engine: Engine) throws(QueryError) {
        self.engine = engine
        do {
            connection = try Connection()
            try FunctionLibrary.register(on: connection, now: engine.now())
        } catch {
            throw QueryError(.query, code: "store", message: "\(error)", underlying: error)
        }
    }

    /// Parses, binds and plans a query.
    ///
    /// - Parameter text: the query.
    /// - Returns: how many scans it has.
    /// - Throws: a ``QueryError`` of the category `query`.
    public func scans(of text: String) throws(QueryError) -> Int {
        let statement = try Engine.statement(text, binding: [:])
        guard case .query(let query) = statement.kind else { return 0 }
        return try engine.asQueryError { () throws(Diagnostic) in
            try QueryRun.planner(
                query, text: QueryText(text), catalog: engine.catalog, connection: connection,
                parameters: .none,
                now: engine.now(), standardWindow: engine.settings.standardWindow
            ).plan(query).scans.count
        }
    }
}
