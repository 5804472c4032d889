internal import SQLSyntax

/// A statement that was read and checked once and can be run any number of times, also at once.
///
///     let free = try await session.prepare("select max(available) from capacity where service = :service")
///     for service in ["EVS", "ECS_VM"] {
///         let most = try await free.scalar(["service": service], as: Double.self)
///     }
///
/// Each run plans anew, since which requests it makes depends on the values.
public struct PreparedQuery: Sendable {
    /// The names of its parameters as written, such as `:day` or `?1`, in the order of their numbers.
    public let parameterNames: [String]
    /// The columns of its answer; none for statements that are not queries.
    public let columns: [ResultColumn]
    let statement: Statement
    let text: String
    let values: [String: Value]
    let engine: Engine

    /// Runs the statement; nothing is fetched before the rows are asked for.
    ///
    /// - Parameters:
    ///   - parameters: a value for each of its parameters.
    ///   - options: how it is run.
    /// - Returns: the answer.
    /// - Throws: a ``QueryError`` with the code `unbound-parameter` or `unknown-parameter` where the values are not
    ///   those of its parameters.
    public func query(
        _ parameters: QueryParameters = .none, options: QueryOptions = QueryOptions()
    ) async throws(QueryError) -> QueryResult {
        try check(parameters)
        return try await engine.run(
            statement, of: text, parameters: parameters.adding(values), options: options)
    }

    /// All rows, decoded.
    ///
    /// - Parameters:
    ///   - parameters: a value for each of its parameters.
    ///   - type: what a row becomes.
    ///   - options: how it is run.
    /// - Returns: the rows in order.
    /// - Throws: a ``QueryError``.
    public func fetchAll<Element: Decodable & Sendable>(
        _ parameters: QueryParameters = .none, as type: Element.Type = Element.self,
        options: QueryOptions = QueryOptions()
    ) async throws(QueryError) -> [Element] {
        try await query(parameters, options: options).fetchAll(as: type)
    }

    /// The first row, decoded; nil where there is none.
    ///
    /// - Parameters:
    ///   - parameters: a value for each of its parameters.
    ///   - type: what the row becomes.
    ///   - options: how it is run.
    /// - Returns: the row.
    /// - Throws: a ``QueryError``.
    public func fetchOne<Element: Decodable & Sendable>(
        _ parameters: QueryParameters = .none, as type: Element.Type = Element.self,
        options: QueryOptions = QueryOptions()
    ) async throws(QueryError) -> Element? {
        try await query(parameters, options: options).fetchOne(as: type)
    }

    /// The value in the first column of the first row; nil where there is no row, or NULL in it.
    ///
    /// - Parameters:
    ///   - parameters: a value for each of its parameters.
    ///   - type: what the value becomes.
    ///   - options: how it is run.
    /// - Returns: the value.
    /// - Throws: a ``QueryError``.
    public func scalar<Element: Decodable & Sendable>(
        _ parameters: QueryParameters = .none, as type: Element.Type = Element.self,
        options: QueryOptions = QueryOptions()
    ) async throws(QueryError) -> Element? {
        try await query(parameters, options: options).scalar(as: type)
    }

    /// Values for parameters that there are not are mistyped names.
    private func check(_ parameters: QueryParameters) throws(QueryError) {
        let bare = Set(parameterNames.map { String($0.dropFirst()) })
        guard let name = parameters.named.keys.sorted().first(where: { !bare.contains($0) }) else { return }
        throw QueryError(
            .query, code: "unknown-parameter", message: "the statement has no parameter named \(name)")
    }
}
