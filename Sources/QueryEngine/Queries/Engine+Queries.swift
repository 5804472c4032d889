internal import SQLSyntax

extension Engine {
    /// Parses a statement, and makes sure that each interpolated value is a parameter of it.
    static func statement(
        _ text: String, binding values: [String: Value]
    ) throws(QueryError) -> Statement {
        let statement: Statement
        do { statement = try SQLParser.parseStatement(text) } catch { throw QueryError([error]) }
        guard !values.isEmpty else { return statement }
        let used = Set(statement.parameters.map { String($0.text.dropFirst()) })
        guard let lost = values.keys.sorted().first(where: { !used.contains($0) }) else { return statement }
        throw QueryError(
            .query, code: "value-in-text",
            message: "an interpolated value stands within quotes or a comment (:\(lost)); it needs no quotes")
    }

    /// What a query would do.
    func explanation(
        _ statement: Statement, _ text: String, _ parameters: QueryParameters
    ) async throws(QueryError) -> QueryExplanation {
        let result: QueryResult
        switch statement.kind {
        case .query(let query):
            result = try await explain(query, text, parameters, analyze: false)
        case .explain: result = try await run(statement, of: text, parameters: parameters)
        default: throw Self.noQuery("explained", at: statement.span)
        }
        guard let explanation = result.explanation else {
            throw Self.noQuery("explained", at: statement.span)
        }
        return explanation
    }

    /// Checks a statement by planning it with NULL for its parameters.
    func prepared(
        _ statement: Statement, _ text: String, _ values: [String: Value]
    ) async throws(QueryError) -> PreparedQuery {
        let own = statement.parameters.filter { values[String($0.text.dropFirst())] == nil }
        var columns: [ResultColumn] = []
        if case .query(let query) = statement.kind {
            let nulls = QueryParameters(
                named: Dictionary(
                    own.map { (String($0.text.dropFirst()), Value.null) }, uniquingKeysWith: { $1 }),
                positional: Array(repeating: .null, count: statement.parameters.map(\.index).max() ?? 0))
            columns = try await prepare(query, text, nulls.adding(values)).compiled.columns
        }
        return PreparedQuery(
            parameterNames: own.map { $0.text == "?" ? "?\($0.index)" : $0.text }, columns: columns,
            statement: statement, text: text, values: values, engine: self)
    }

    private static func noQuery(_ what: String, at span: SourceSpan) -> QueryError {
        QueryError([Diagnostic(.notSupported, "only a query can be \(what)", at: span)])
    }
}

extension QueryParameters {
    /// The values, and others by name, which count where both have one.
    func adding(_ values: [String: QueryEngine.Value]) -> QueryParameters {
        QueryParameters(named: named.merging(values) { $1 }, positional: positional)
    }
}
