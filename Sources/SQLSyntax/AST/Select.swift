/// `SELECT …` up to its windows; what follows a compound belongs to ``Query``.
public struct Select: Sendable {
    /// `DISTINCT` or `ALL` as written, nil where neither is.
    public var quantifier: SetQuantifier?
    /// The result columns, at least one.
    public var columns: [ResultTerm]
    /// `FROM`, where there is one.
    public var from: FromClause?
    /// The condition of `WHERE`.
    public var condition: Expression?
    /// The terms of `GROUP BY`, empty where there is no such clause.
    public var groupBy: [Expression]
    /// The condition of `HAVING`.
    public var having: Expression?
    /// The windows of `WINDOW`.
    public var windows: [NamedWindow]
    /// Where the core stands.
    public var span: SourceSpan

    /// A core of its clauses.
    public init(
        quantifier: SetQuantifier? = nil, columns: [ResultTerm], from: FromClause? = nil,
        condition: Expression? = nil, groupBy: [Expression] = [], having: Expression? = nil,
        windows: [NamedWindow] = [], span: SourceSpan
    ) {
        self.quantifier = quantifier
        self.columns = columns
        self.from = from
        self.condition = condition
        self.groupBy = groupBy
        self.having = having
        self.windows = windows
        self.span = span
    }
}

/// `DISTINCT` or `ALL`.
public enum SetQuantifier: Sendable, Hashable {
    /// `DISTINCT`.
    case distinct
    /// `ALL`.
    case all
}

/// One item behind `SELECT`.
public struct ResultTerm: Sendable {
    /// What it is.
    public var kind: Kind
    /// Where it stands, alias included.
    public var span: SourceSpan

    /// A term of a kind at a place.
    public init(kind: Kind, span: SourceSpan) {
        self.kind = kind
        self.span = span
    }

    /// The forms of a result column.
    public enum Kind: Sendable {
        /// `*`.
        case all
        /// `table.*`.
        case allOf(table: Identifier)
        /// `expression [[AS] alias]`; `hasAs` tells whether `AS` is written.
        case expression(Expression, alias: Identifier?, hasAs: Bool)
    }
}
