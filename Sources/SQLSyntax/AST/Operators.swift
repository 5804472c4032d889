/// An operator before its operand.
public enum UnaryOperator: String, Sendable, Hashable {
    /// `-`.
    case minus = "-"
    /// `+`, which changes nothing but an affinity.
    case plus = "+"
    /// `~`.
    case bitNot = "~"
    /// `NOT`.
    case not = "NOT"
}

/// An operator between two operands; the raw value is its canonical text.
public enum BinaryOperator: String, Sendable, Hashable, CaseIterable {
    /// `OR`.
    case or = "OR"
    /// `AND`.
    case and = "AND"
    /// `=` (also written `==`).
    case equal = "="
    /// `<>` (also written `!=`).
    case notEqual = "<>"
    /// `IS` (also written `IS NOT DISTINCT FROM`).
    case `is` = "IS"
    /// `IS NOT` (also written `IS DISTINCT FROM`).
    case isNot = "IS NOT"
    /// `<`.
    case less = "<"
    /// `<=`.
    case lessOrEqual = "<="
    /// `>`.
    case greater = ">"
    /// `>=`.
    case greaterOrEqual = ">="
    /// `&`.
    case bitAnd = "&"
    /// `|`.
    case bitOr = "|"
    /// `<<`.
    case shiftLeft = "<<"
    /// `>>`.
    case shiftRight = ">>"
    /// `+`.
    case add = "+"
    /// `-`.
    case subtract = "-"
    /// `*`.
    case multiply = "*"
    /// `/`.
    case divide = "/"
    /// `%`.
    case remainder = "%"
    /// `||`.
    case concatenate = "||"
    /// `->`.
    case jsonValue = "->"
    /// `->>`.
    case jsonText = "->>"
}

/// `LIKE` and its kin.
public enum PatternOperator: String, Sendable, Hashable {
    /// `LIKE`.
    case like = "LIKE"
    /// `GLOB`.
    case glob = "GLOB"
    /// `REGEXP`.
    case regexp = "REGEXP"
    /// `MATCH`.
    case match = "MATCH"
}

/// The spellings of a test on NULL.
public enum NullTest: String, Sendable, Hashable {
    /// `ISNULL`.
    case isNull = "ISNULL"
    /// `NOTNULL`.
    case notNull = "NOTNULL"
    /// `NOT NULL`.
    case notNullWords = "NOT NULL"
}
