internal import SQLSyntax

/// An expression of a query with what is around it.
struct SyntaxPlace {
    /// The expression.
    let expression: Expression
    /// The clause of its `SELECT` that it stands in.
    let clause: Clause
    /// What it is directly a part of; nil where it is the whole term of its clause.
    let parent: Parent?

    /// Where it stands.
    var span: SourceSpan { expression.span }

    /// The aggregate or window call that the parts of the expression stand in.
    var enclosingCall: FunctionCall? {
        if case .function(let call) = expression.kind, call.isAggregate || call.over != nil { return call }
        return parent?.call
    }

    /// What an expression is a part of.
    struct Parent {
        /// The expression around.
        let expression: Expression
        /// The closest aggregate or window call around.
        let call: FunctionCall?
    }

    /// The clauses.
    enum Clause: String {
        case result = "SELECT"
        case from = "FROM"
        case on = "ON"
        case `where` = "WHERE"
        case groupBy = "GROUP BY"
        case having = "HAVING"
        case window = "WINDOW"
        case values = "VALUES"
        case orderBy = "ORDER BY"
        case limit = "LIMIT"
    }
}

extension FunctionCall {
    /// Whether it is an aggregate's call, `OVER` or not.
    var isAggregate: Bool {
        let name = name.name.asciiLowercased
        return FunctionKinds.aggregates.contains(name)
            || argumentCount == 1 && FunctionKinds.eitherWay.contains(name)
    }

    /// How many arguments it has; none for `*`.
    var argumentCount: Int {
        if case .list(let arguments) = arguments { arguments.count } else { 0 }
    }

    /// The name with parentheses, as messages write it.
    var title: String { "\(name.name)()" }
}
