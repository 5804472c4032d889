/// A query: one or more cores joined by compound operators, with the clauses around them.
public struct Query: Sendable {
    /// `WITH …`, where there is one.
    public var with: WithClause?
    /// The first (mostly the only) core.
    public var first: QueryCore
    /// The further cores, each with the operator before it; they group from left to right.
    public var compounds: [CompoundPart]
    /// `ORDER BY` terms, empty where there is no such clause.
    public var orderBy: [OrderingTerm]
    /// `LIMIT`, where there is one.
    public var limit: LimitClause?
    /// Where the query stands, without parentheses around it.
    public var span: SourceSpan

    /// A query of its parts.
    public init(
        with: WithClause? = nil, first: QueryCore, compounds: [CompoundPart] = [],
        orderBy: [OrderingTerm] = [], limit: LimitClause? = nil, span: SourceSpan
    ) {
        self.with = with
        self.first = first
        self.compounds = compounds
        self.orderBy = orderBy
        self.limit = limit
        self.span = span
    }
}

/// A compound operator and the core behind it.
public struct CompoundPart: Sendable {
    /// The operator.
    public var op: CompoundOperator
    /// What it adds, removes or keeps.
    public var core: QueryCore

    /// An operator with its right side.
    public init(op: CompoundOperator, core: QueryCore) {
        self.op = op
        self.core = core
    }
}

/// `UNION`, `UNION ALL`, `INTERSECT` or `EXCEPT`.
public enum CompoundOperator: Sendable, Hashable {
    /// `UNION`.
    case union
    /// `UNION ALL`.
    case unionAll
    /// `INTERSECT`.
    case intersect
    /// `EXCEPT`.
    case except
}

/// One operand of a compound: a `SELECT` or a `VALUES`.
public enum QueryCore: Sendable {
    /// `SELECT …`.
    case select(Select)
    /// `VALUES (…), (…)`.
    case values(ValuesClause)

    /// Where the core stands.
    public var span: SourceSpan {
        switch self {
        case .select(let select): select.span
        case .values(let values): values.span
        }
    }
}

/// `VALUES (…), (…)`.
public struct ValuesClause: Sendable {
    /// The rows, none of them empty.
    public var rows: [[Expression]]
    /// Where the clause stands.
    public var span: SourceSpan

    /// A clause of rows.
    public init(rows: [[Expression]], span: SourceSpan) {
        self.rows = rows
        self.span = span
    }
}

/// `LIMIT count [OFFSET skip]`, also as `LIMIT skip, count`.
public struct LimitClause: Sendable {
    /// How many rows at most.
    public var count: Expression
    /// How many rows to leave out first.
    public var offset: Expression?
    /// From `LIMIT` to the end of the clause.
    public var span: SourceSpan

    /// A limit with an offset.
    public init(count: Expression, offset: Expression?, span: SourceSpan) {
        self.count = count
        self.offset = offset
        self.span = span
    }
}

/// One term of `ORDER BY`.
public struct OrderingTerm: Sendable {
    /// What to order by.
    public var expression: Expression
    /// `ASC` or `DESC` as written, nil where neither is.
    public var direction: Direction?
    /// `NULLS FIRST` or `NULLS LAST` as written.
    public var nulls: Nulls?

    /// A term.
    public init(expression: Expression, direction: Direction? = nil, nulls: Nulls? = nil) {
        self.expression = expression
        self.direction = direction
        self.nulls = nulls
    }

    /// `ASC` or `DESC`.
    public enum Direction: Sendable, Hashable {
        /// `ASC`.
        case ascending
        /// `DESC`.
        case descending
    }

    /// Where NULLs go.
    public enum Nulls: Sendable, Hashable {
        /// `NULLS FIRST`.
        case first
        /// `NULLS LAST`.
        case last
    }
}
