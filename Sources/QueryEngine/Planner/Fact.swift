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

    enum Kind {
        /// The column is one of these expressions' values.
        case oneOf([Expression])
        /// The column is not before this.
        case atLeast(Expression)
        /// The column is not behind this.
        case atMost(Expression)
        /// The column equals another one.
        case equals(BoundColumn)
    }
}

/// A condition that can be applied to the rows of one source before anything else.
struct LocalCondition {
    /// The source.
    var source: Int
    /// The condition.
    var span: SourceSpan
}
