/// The tables of a `FROM`, or of a join in parentheses; joins group from left to right.
public struct FromClause: Sendable {
    /// The first table.
    public var first: TableReference
    /// The further tables, each with the operator before it.
    public var joins: [Join]
    /// Where the tables stand, without `FROM`.
    public var span: SourceSpan

    /// A list of tables.
    public init(first: TableReference, joins: [Join], span: SourceSpan) {
        self.first = first
        self.joins = joins
        self.span = span
    }
}

/// One table of a `FROM`.
public struct TableReference: Sendable {
    /// What is named.
    public var source: Source
    /// The alias, where there is one.
    public var alias: Identifier?
    /// `INDEXED BY name` or `NOT INDEXED`, accepted and without effect.
    public var indexHint: IndexHint?
    /// Where the reference stands, alias and hint included.
    public var span: SourceSpan

    /// A reference to a table.
    public init(
        source: Source, alias: Identifier? = nil, indexHint: IndexHint? = nil, span: SourceSpan
    ) {
        self.source = source
        self.alias = alias
        self.indexHint = indexHint
        self.span = span
    }

    /// What a table reference can be.
    public indirect enum Source: Sendable {
        /// `[schema.]name`.
        case table(TableName)
        /// `[schema.]name(arguments)`: a table-valued function.
        case function(TableName, arguments: [Expression])
        /// `(query)`.
        case subquery(Query)
        /// `(tables)`: a join in parentheses.
        case join(FromClause)
    }

    /// A hint on indexes.
    public enum IndexHint: Sendable, Hashable {
        /// `INDEXED BY name`.
        case indexedBy(Identifier)
        /// `NOT INDEXED`.
        case notIndexed
    }
}

/// A table's name, with its schema where one is written.
public struct TableName: Sendable, Hashable {
    /// `main` in `main.hosts`.
    public var schema: Identifier?
    /// `hosts`.
    public var name: Identifier

    /// A name.
    public init(schema: Identifier? = nil, name: Identifier) {
        self.schema = schema
        self.name = name
    }

    /// Where the whole name stands.
    public var span: SourceSpan { schema.map { $0.span.union(name.span) } ?? name.span }
}

/// A join operator, the table to its right and its constraint.
public struct Join: Sendable {
    /// The operator.
    public var op: JoinOperator
    /// The table on the right.
    public var table: TableReference
    /// `ON` or `USING`, where one is written.
    public var constraint: JoinConstraint?
    /// From the operator to the end of the constraint.
    public var span: SourceSpan

    /// A join.
    public init(op: JoinOperator, table: TableReference, constraint: JoinConstraint?, span: SourceSpan) {
        self.op = op
        self.table = table
        self.constraint = constraint
        self.span = span
    }
}

/// The words of a join: `,`, `JOIN`, `NATURAL LEFT OUTER JOIN`.
public struct JoinOperator: Sendable, Hashable {
    /// Inner, left, right, full or cross.
    public var kind: Kind
    /// Whether `NATURAL` is written.
    public var isNatural: Bool
    /// Where the operator stands, all of its words.
    public var span: SourceSpan

    /// An operator.
    public init(kind: Kind, isNatural: Bool, span: SourceSpan) {
        self.kind = kind
        self.isNatural = isNatural
        self.span = span
    }

    /// The kinds of join.
    public enum Kind: Sendable, Hashable {
        /// `,`.
        case comma
        /// `JOIN` (also `NATURAL JOIN`).
        case plain
        /// `INNER JOIN`.
        case inner
        /// `CROSS JOIN`.
        case cross
        /// `LEFT [OUTER] JOIN`.
        case left
        /// `RIGHT [OUTER] JOIN`.
        case right
        /// `FULL [OUTER] JOIN` (SQLite also reads `LEFT RIGHT JOIN` so).
        case full
    }
}

/// What a join compares.
public enum JoinConstraint: Sendable {
    /// `ON condition`.
    case on(Expression)
    /// `USING (columns)`.
    case using([Identifier])
}
