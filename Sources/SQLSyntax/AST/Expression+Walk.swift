extension Expression {
    /// Visits the expressions and queries directly inside, in the order of the text.
    ///
    /// The visitor decides whether to go on into a child.
    ///
    /// - Throws: what the visitor throws.
    public func forEachChild<Failure: Error>(
        _ visit: (SyntaxChild) throws(Failure) -> Void
    ) throws(Failure) {
        switch kind {
        case .literal, .column, .parameter: break
        case .unary(_, let operand): try visit(.expression(operand))
        case .nullTest(let operand, _): try visit(.expression(operand))
        case .cast(let operand, _): try visit(.expression(operand))
        case .collate(let operand, _): try visit(.expression(operand))
        case .parenthesized(let operand): try visit(.expression(operand))
        case .chain(let chain):
            try visit(.expression(chain.first))
            for link in chain.rest { try visit(.expression(link.operand)) }
        case .between(let operand, let low, let high, _):
            try visit(.expression(operand))
            try visit(.expression(low))
            try visit(.expression(high))
        case .membership(let operand, let set, _):
            try visit(.expression(operand))
            try set.forEachChild(visit)
        case .pattern(let operand, _, let pattern, let escape, _):
            try visit(.expression(operand))
            try visit(.expression(pattern))
            if let escape { try visit(.expression(escape)) }
        case .function(let call): try call.forEachChild(visit)
        case .conditional(let conditional): try conditional.forEachChild(visit)
        case .subquery(let query): try visit(.query(query))
        case .exists(let query): try visit(.query(query))
        case .row(let values): for value in values { try visit(.expression(value)) }
        }
    }
}

extension MembershipSet {
    /// Visits what stands directly inside.
    fileprivate func forEachChild<Failure: Error>(
        _ visit: (SyntaxChild) throws(Failure) -> Void
    ) throws(Failure) {
        switch self {
        case .list(let values): for value in values { try visit(.expression(value)) }
        case .query(let query): try visit(.query(query))
        case .table: break
        case .function(_, let arguments): for value in arguments { try visit(.expression(value)) }
        }
    }
}

extension Conditional {
    /// Visits what stands directly inside.
    fileprivate func forEachChild<Failure: Error>(
        _ visit: (SyntaxChild) throws(Failure) -> Void
    ) throws(Failure) {
        if let operand { try visit(.expression(operand)) }
        for branch in branches {
            try visit(.expression(branch.condition))
            try visit(.expression(branch.result))
        }
        if let otherwise { try visit(.expression(otherwise)) }
    }
}

extension FunctionCall {
    /// Visits what stands directly inside, the window included.
    fileprivate func forEachChild<Failure: Error>(
        _ visit: (SyntaxChild) throws(Failure) -> Void
    ) throws(Failure) {
        if case .list(let values) = arguments {
            for value in values { try visit(.expression(value)) }
        }
        if let filter { try visit(.expression(filter)) }
        if case .definition(let definition) = over { try definition.forEachChild(visit) }
    }
}

extension WindowDefinition {
    /// Visits the expressions of a window: partitions, order, bounds.
    ///
    /// - Throws: what the visitor throws.
    public func forEachChild<Failure: Error>(
        _ visit: (SyntaxChild) throws(Failure) -> Void
    ) throws(Failure) {
        for value in partitionBy { try visit(.expression(value)) }
        for term in orderBy { try visit(.expression(term.expression)) }
        for bound in [frame?.start, frame?.end] {
            switch bound {
            case .preceding(let distance), .following(let distance): try visit(.expression(distance))
            default: break
            }
        }
    }
}
