internal import SQLSyntax

/// Something that must hold for every row of a table that can reach the answer.
struct Fact {
    /// The table, as an index of `BoundQuery.instances`.
    var instance: Int
    /// Its column.
    var column: Int
    /// What holds.
    var kind: Kind
    /// The condition that says so.
    var condition: SourceSpan
    /// Whether the condition says nothing else: what meets the fact meets the condition.
    var isWhole = false
    /// Whether it was carried over from a column that equals this one.
    var isCarried = false

    enum Kind {
        /// The column is one of these expressions' values.
        case oneOf([Expression])
        /// The column is not before the first of these.
        case atLeast([Expression])
        /// The column is not behind the last of these.
        case atMost([Expression])
        /// The column equals a value of one of some columns of tables.
        case equals(ValueOrigins)
    }
}

/// A condition that can be applied to the rows of one source before anything else.
struct LocalCondition {
    /// The source.
    var source: Int
    /// The condition.
    var condition: Expression

    /// Where it stands.
    var span: SourceSpan { condition.span }
}
