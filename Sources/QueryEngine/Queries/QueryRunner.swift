/// What runs statements: an ``Engine``, or a session over one.
///
/// The other ways of asking follow from the one: all rows at once, the first one, a single value, decoded or not.
public protocol QueryRunner: Sendable {
    /// The engine that runs the statements.
    var engine: Engine { get }
}

extension QueryRunner {
    /// Runs a statement; nothing is fetched before the rows are asked for.
    ///
    /// - Parameters:
    ///   - query: the statement; what is interpolated into it is bound, never part of its text.
    ///   - parameters: the values of the parameters that its text names.
    ///   - options: how it is run.
    /// - Returns: the answer.
    /// - Throws: a ``QueryError`` of the category `query` for whatever is wrong with the text; what the site does
    ///   wrong comes out of the rows.
    public func query(
        _ query: SQLQuery, parameters: QueryParameters = .none, options: QueryOptions = QueryOptions()
    ) async throws(QueryError) -> QueryResult {
        let (text, values) = query.rendered
        let statement = try Engine.statement(text, binding: values)
        return try await engine.run(
            statement, of: text, parameters: parameters.adding(values), options: options)
    }

    /// Runs the one statement of a text that is at hand as a string, such as one that a user has typed.
    ///
    /// A literal is an ``SQLQuery`` instead, so that nothing can be interpolated into the text unbound.
    /// - Parameters:
    ///   - text: the statement.
    ///   - parameters: the values of its parameters.
    ///   - options: how it is run.
    /// - Returns: the answer.
    /// - Throws: a ``QueryError`` of the category `query` for whatever is wrong with the text; what the site does
    ///   wrong comes out of the rows.
    @_disfavoredOverload
    public func query(
        _ text: String, parameters: QueryParameters = .none, options: QueryOptions = QueryOptions()
    ) async throws(QueryError) -> QueryResult {
        try await query(SQLQuery(text: text), parameters: parameters, options: options)
    }

    /// All rows of a query, decoded.
    ///
    /// - Parameters:
    ///   - query: the query.
    ///   - type: what a row becomes.
    ///   - parameters: the values of the parameters that its text names.
    ///   - options: how it is run.
    /// - Returns: the rows in order.
    /// - Throws: a ``QueryError``.
    public func fetchAll<Element: Decodable & Sendable>(
        _ query: SQLQuery, as type: Element.Type = Element.self, parameters: QueryParameters = .none,
        options: QueryOptions = QueryOptions()
    ) async throws(QueryError) -> [Element] {
        try await self.query(query, parameters: parameters, options: options).fetchAll(as: type)
    }

    /// The first row of a query, decoded; what is behind it is not fetched where the query can stream.
    ///
    /// - Parameters:
    ///   - query: the query.
    ///   - type: what the row becomes.
    ///   - parameters: the values of the parameters that its text names.
    ///   - options: how it is run.
    /// - Returns: the row; nil where there is none.
    /// - Throws: a ``QueryError``.
    public func fetchOne<Element: Decodable & Sendable>(
        _ query: SQLQuery, as type: Element.Type = Element.self, parameters: QueryParameters = .none,
        options: QueryOptions = QueryOptions()
    ) async throws(QueryError) -> Element? {
        try await self.query(query, parameters: parameters, options: options).fetchOne(as: type)
    }

    /// The value in the first column of a query's first row.
    ///
    /// - Parameters:
    ///   - query: the query.
    ///   - type: what the value becomes.
    ///   - parameters: the values of the parameters that its text names.
    ///   - options: how it is run.
    /// - Returns: the value; nil where there is no row, or NULL in it.
    /// - Throws: a ``QueryError``.
    public func scalar<Element: Decodable & Sendable>(
        _ query: SQLQuery, as type: Element.Type = Element.self, parameters: QueryParameters = .none,
        options: QueryOptions = QueryOptions()
    ) async throws(QueryError) -> Element? {
        try await self.query(query, parameters: parameters, options: options).scalar(as: type)
    }

    /// What a query would do, as a value; nothing is fetched.
    ///
    /// - Parameters:
    ///   - query: the query.
    ///   - parameters: the values of the parameters that its text names.
    /// - Returns: the requests that it would make, and how.
    /// - Throws: a ``QueryError`` of the category `query`.
    public func explain(
        _ query: SQLQuery, parameters: QueryParameters = .none
    ) async throws(QueryError) -> QueryExplanation {
        let (text, values) = query.rendered
        let statement = try Engine.statement(text, binding: values)
        return try await engine.explanation(statement, text, parameters.adding(values))
    }

    /// Reads a statement once, to be run any number of times.
    ///
    /// Names and types are checked now, over the tables that there are now.
    /// - Parameter query: the statement; interpolated values stay what they are in each run.
    /// - Returns: the statement, ready to be run.
    /// - Throws: a ``QueryError`` of the category `query`.
    public func prepare(_ query: SQLQuery) async throws(QueryError) -> PreparedQuery {
        let (text, values) = query.rendered
        let statement = try Engine.statement(text, binding: values)
        return try await engine.prepared(statement, text, values)
    }
}

extension Engine: QueryRunner {
    /// The engine itself.
    public var engine: Engine { self }
}
