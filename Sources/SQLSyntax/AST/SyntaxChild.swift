/// What can stand directly inside an expression or a query.
public indirect enum SyntaxChild: Sendable {
    /// An expression.
    case expression(Expression)
    /// A query.
    case query(Query)
}

extension [SyntaxChild] {
    /// Adds expressions, those that are there.
    mutating func add(_ expressions: Expression?...) {
        for expression in expressions {
            if let expression { append(.expression(expression)) }
        }
    }

    /// Adds a list of expressions.
    mutating func add(all expressions: [Expression]) {
        append(contentsOf: expressions.lazy.map { .expression($0) })
    }
}
