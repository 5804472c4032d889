extension Diagnostic.Code {
    /// The text does not follow the grammar.
    public static let syntaxError = Self(rawValue: "syntax-error")
    /// A piece of the text is no token: a string without its end, a stray character.
    public static let unrecognizedToken = Self(rawValue: "unrecognized-token")
    /// The text ends in the middle of a statement.
    public static let incompleteInput = Self(rawValue: "incomplete-input")
    /// The statement is nested too deeply for the parser.
    public static let nestedTooDeeply = Self(rawValue: "nested-too-deeply")
    /// The statement writes, or touches files or other databases.
    public static let statementNotAllowed = Self(rawValue: "statement-not-allowed")
    /// A list is longer than any statement may have it.
    public static let limitExceeded = Self(rawValue: "limit-exceeded")
    /// A parameter's number is out of range.
    public static let parameterNumber = Self(rawValue: "parameter-number")
    /// A view with parameters, whose values would be unknown later.
    public static let parameterInView = Self(rawValue: "parameter-in-view")
    /// A hexadecimal literal of more than 64 bits.
    public static let integerTooBig = Self(rawValue: "integer-too-big")
    /// A join operator whose words contradict each other.
    public static let unknownJoinType = Self(rawValue: "unknown-join-type")
    /// `ON` or `USING` where nothing is joined, or behind a `NATURAL` join.
    public static let misplacedJoinConstraint = Self(rawValue: "misplaced-join-constraint")
    /// `ORDER BY` or `LIMIT` in front of a compound operator.
    public static let misplacedClause = Self(rawValue: "misplaced-clause")
    /// `RAISE`, which belongs to triggers.
    public static let raiseOutsideTrigger = Self(rawValue: "raise-outside-trigger")
}
