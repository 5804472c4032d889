/// What can stand directly inside an expression or a query.
public enum SyntaxChild: Sendable {
    /// An expression.
    case expression(Expression)
    /// A query.
    case query(Query)
}
