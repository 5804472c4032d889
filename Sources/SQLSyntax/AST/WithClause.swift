/// `WITH [RECURSIVE] name AS (…), …`.
public struct WithClause: Sendable {
    /// Whether `RECURSIVE` is written.
    public var isRecursive: Bool
    /// The common table expressions, in order.
    public var tables: [CommonTableExpression]
    /// Where the clause stands.
    public var span: SourceSpan

    /// A clause of tables.
    public init(isRecursive: Bool, tables: [CommonTableExpression], span: SourceSpan) {
        self.isRecursive = isRecursive
        self.tables = tables
        self.span = span
    }
}

/// `name [(columns)] AS [NOT] [MATERIALIZED] (query)`.
public struct CommonTableExpression: Sendable {
    /// The name that the query can be used by.
    public var name: Identifier
    /// The columns' names, empty where the query's own are kept.
    public var columns: [Identifier]
    /// The hint, nil where there is none.
    public var materialized: Bool?
    /// What the name stands for.
    public var query: Query
    /// From the name to the closing parenthesis.
    public var span: SourceSpan

    /// A common table expression.
    public init(
        name: Identifier, columns: [Identifier], materialized: Bool?, query: Query, span: SourceSpan
    ) {
        self.name = name
        self.columns = columns
        self.materialized = materialized
        self.query = query
        self.span = span
    }
}
