extension Expression {
    /// The expressions and queries directly inside, in the order of the text.
    public var children: [SyntaxChild] {
        var children: [SyntaxChild] = []
        switch kind {
        case .literal, .column, .parameter: break
        case .unary(_, let operand), .nullTest(let operand, _), .cast(let operand, _),
            .collate(let operand, _),
            .parenthesized(let operand):
            children.add(operand)
        case .chain(let chain):
            children.add(chain.first)
            children.add(all: chain.rest.map(\.operand))
        case .between(let operand, let low, let high, _): children.add(operand, low, high)
        case .membership(let operand, let set, _):
            children.add(operand)
            children += set.children
        case .pattern(let operand, _, let pattern, let escape, _): children.add(operand, pattern, escape)
        case .function(let call): children = call.children
        case .conditional(let conditional): children = conditional.children
        case .subquery(let query), .exists(let query): children.append(.query(query))
        case .row(let values): children.add(all: values)
        }
        return children
    }

    /// Visits the expressions and queries directly inside, in the order of the text.
    ///
    /// The visitor decides whether to go on into a child.
    ///
    /// - Throws: what the visitor throws.
    public func forEachChild<Failure: Error>(
        _ visit: (SyntaxChild) throws(Failure) -> Void
    ) throws(Failure) {
        for child in children { try visit(child) }
    }
}

extension MembershipSet {
    /// What stands directly inside.
    fileprivate var children: [SyntaxChild] {
        var children: [SyntaxChild] = []
        switch self {
        case .list(let values): children.add(all: values)
        case .query(let query): children.append(.query(query))
        case .table: break
        case .function(_, let arguments): children.add(all: arguments)
        }
        return children
    }
}

extension Conditional {
    /// What stands directly inside.
    fileprivate var children: [SyntaxChild] {
        var children: [SyntaxChild] = []
        children.add(operand)
        for branch in branches { children.add(branch.condition, branch.result) }
        children.add(otherwise)
        return children
    }
}

extension FunctionCall {
    /// What stands directly inside, the window included.
    fileprivate var children: [SyntaxChild] {
        var children: [SyntaxChild] = []
        if case .list(let values) = arguments { children.add(all: values) }
        children.add(filter)
        if case .definition(let definition) = over { children += definition.children }
        return children
    }
}

extension WindowDefinition {
    /// The expressions of the window: partitions, order, bounds.
    public var children: [SyntaxChild] {
        var children: [SyntaxChild] = []
        children.add(all: partitionBy)
        children.add(all: orderBy.map(\.expression))
        for bound in [frame?.start, frame?.end] {
            switch bound {
            case .preceding(let distance), .following(let distance): children.add(distance)
            default: break
            }
        }
        return children
    }
}
