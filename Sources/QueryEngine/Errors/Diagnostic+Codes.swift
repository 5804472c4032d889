internal import SQLSyntax

extension Diagnostic.Code {
    /// A table that does not exist.
    static let unknownTable = Self(rawValue: "unknown-table")
    /// A column that does not exist.
    static let unknownColumn = Self(rawValue: "unknown-column")
    /// A name that several tables have.
    static let ambiguousColumn = Self(rawValue: "ambiguous-column")
    /// A common table expression that reads itself without a start.
    static let circularReference = Self(rawValue: "circular-reference")
    /// `*` without a `FROM`.
    static let noTables = Self(rawValue: "no-tables")
    /// A part of the language that cannot be run yet.
    static let notSupported = Self(rawValue: "not-supported")
    /// A table that cannot be read without a value for a parameter.
    static let missingParameter = Self(rawValue: "missing-parameter")
    /// A query's parameter without a value.
    static let unboundParameter = Self(rawValue: "unbound-parameter")
    /// What SQLite refuses when it compiles the query.
    static let invalidQuery = Self(rawValue: "invalid-query")
    /// What SQLite refuses while it runs the query.
    static let evaluation = Self(rawValue: "evaluation")
    /// A name that a table or view has already.
    static let nameTaken = Self(rawValue: "name-taken")
    /// A table where a view is due, or the reverse.
    static let wrongKind = Self(rawValue: "wrong-kind")
    /// Another number of columns than there has to be.
    static let columnCount = Self(rawValue: "column-count")
    /// A setting that does not exist, or a value that it cannot have.
    static let badSetting = Self(rawValue: "bad-setting")
}
