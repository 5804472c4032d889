extension LayoutBuilder {
    /// Lays out an expression; where it `isLoose`, the lines of `AND` and `OR` are those of the frame around it.
    mutating func lay(_ expression: Expression, _ isLoose: Bool) {
        let start = first(expression.span)
        switch expression.kind {
        case .literal(.true), .literal(.false): word(start)
        case .literal, .parameter: break
        case .column(let column):
            name(column.schema)
            name(column.table)
            name(column.column)
        case .unary(let op, let operand):
            if op != .not { set(start + 1, repeats(start + 1) ? .space : .none) }
            later(operand)
        case .chain(let chain): lay(chain, expression.span, isLoose)
        case .cast(let operand, _): cast(operand, range(expression.span))
        case .collate(let operand, let collation):
            name(collation)
            later(operand)
        case .function(let call): lay(call, start)
        case .conditional(let conditional): lay(conditional, expression.span)
        case .subquery(let query): parenthesized(query, open: start)
        case .exists(let query): parenthesized(query, open: start + 1)
        case .row(let values): list(values)
        case .parenthesized(let inner):
            frame((start + 1)..<end(inner.span), .aligned)
            later(inner, isLoose: true)
        case .membership(let operand, let set, _):
            later(operand)
            lay(set)
        case .between, .pattern, .nullTest:
            for case .expression(let operand) in expression.children { later(operand) }
        }
    }

    /// Whether a token is the same sign as the one before; two minuses together would begin a comment.
    private func repeats(_ index: Int) -> Bool { tokens[index].kind == tokens[index - 1].kind }

    private mutating func lay(_ set: MembershipSet) {
        switch set {
        case .list(let values): list(values)
        case .query(let query): parenthesized(query, open: first(query.span) - 1)
        case .table(let table): name(table)
        case .function(let function, let arguments): call(function, arguments)
        }
    }

    private mutating func lay(_ chain: OperatorChain, _ span: SourceSpan, _ isLoose: Bool) {
        let isLogical = chain.rest.contains { $0.op == .and || $0.op == .or }
        if !isLoose || !isLogical {
            frame(range(span), Layout.Frame(indent: .nest(4), isGroup: true))
        }
        later(chain.first)
        for link in chain.rest {
            set(first(link.opSpan), chain.rest.count > 1 ? longSpace(before: link) : space(before: link))
            later(link.operand)
        }
    }

    /// What stands before an operator of a chain of several.
    private func longSpace(before link: OperatorChain.Link) -> Layout.Break {
        switch space(before: link) {
        case .space where link.op != .jsonValue && link.op != .jsonText: .fill
        case let space: space
        }
    }

    private func space(before link: OperatorChain.Link) -> Layout.Break {
        switch link.op {
        case .and, .or: .line
        case .jsonValue, .jsonText: .space
        case .equal, .notEqual, .is, .isNot, .less, .lessOrEqual, .greater, .greaterOrEqual:
            // What has parentheses breaks within them.
            link.operand.isShort || link.operand.isBracketed ? .space : .line
        default: .fill
        }
    }

    private mutating func cast(_ operand: Expression, _ range: Range<Int>) {
        set(range.lowerBound + 1, .none)
        later(operand)
        // Behind AS: the words of the type, then perhaps its sizes.
        let type = (end(operand.span) + 1)..<max(end(operand.span) + 1, range.upperBound - 1)
        names(type)
        for index in type {
            let isSize = index > type.lowerBound && isSign(index - 1)
            if tokens[index].kind == .leftParenthesis || isSize { set(index, .none) }
        }
    }

    private func isSign(_ index: Int) -> Bool {
        tokens[index].kind == .minus || tokens[index].kind == .plus
    }

    private mutating func lay(_ call: FunctionCall, _ start: Int) {
        name(call.name)
        set(start + 1, .none)
        if case .list(let arguments) = call.arguments {
            if call.order == nil { list(arguments) } else { for argument in arguments { later(argument) } }
        }
        if let filter = call.filter {
            let start = first(filter.span)
            frame((start - 1)..<end(filter.span), .aligned)
            later(filter)
        }
        switch call.over {
        case .named(let window): name(window)
        case .definition(let definition): lay(definition)
        case nil: break
        }
    }

    private mutating func lay(_ conditional: Conditional, _ span: SourceSpan) {
        let range = range(span)
        frame(range, .aligned)
        later(conditional.operand)
        for branch in conditional.branches {
            let when = first(branch.condition.span) - 1
            let end = end(branch.result.span)
            let lines = Layout.Frame(indent: .nest(4), isGroup: true)
            set(when, .line)
            frame(when..<end, .nested(4), holdsBreak: true)
            frame(when..<end, lines)
            set(first(branch.result.span) - 1, .line)
            later(branch.condition)
            later(branch.result)
        }
        if let otherwise = conditional.otherwise {
            let start = first(otherwise.span) - 1
            set(start, .line)
            frame(start..<end(otherwise.span), .nested(4), holdsBreak: true)
            later(otherwise)
        }
        set(range.upperBound - 1, .line)
        closeBlock(range.upperBound - 1)
    }

    /// Lays out a window: its clauses below each other where they do not fit into a line.
    mutating func lay(_ window: WindowDefinition) {
        let range = range(window.span)
        var next = range.lowerBound + 1
        frame(next..<(range.upperBound - 1), .aligned)
        if let base = window.base {
            name(base)
            next += 1
        }
        if let head = window.partitionBy.first, let last = window.partitionBy.last {
            if next > range.lowerBound + 1 { set(first(head.span) - 2, .line) }
            list(window.partitionBy)
            next = end(last.span)
        }
        if let head = window.orderBy.first, let last = window.orderBy.last {
            if next > range.lowerBound + 1 { set(first(head.expression.span) - 2, .line) }
            lay(window.orderBy)
            next = end(of: last)
        }
        guard let frame = window.frame else { return }
        if next > range.lowerBound + 1 { set(next, .line) }
        for case .preceding(let distance) in [frame.start, frame.end ?? .currentRow] { later(distance) }
        for case .following(let distance) in [frame.start, frame.end ?? .currentRow] { later(distance) }
    }
}

extension Expression {
    /// Whether it is a name, a value or little more, so that several of them can share a line.
    var isShort: Bool {
        switch kind {
        case .literal, .column, .parameter: true
        case .unary(let op, let operand):
            switch operand.kind {
            case .literal, .column, .parameter: op != .not
            default: false
            }
        default: false
        }
    }

    /// Whether it breaks within its own parentheses, or between `CASE` and `END`.
    fileprivate var isBracketed: Bool {
        switch kind {
        case .function, .cast, .subquery, .exists, .row, .parenthesized, .conditional: true
        default: false
        }
    }

    /// Whether it is a chain of an operator.
    func joins(_ op: BinaryOperator) -> Bool {
        guard case .chain(let chain) = kind else { return false }
        return chain.rest.first?.op == op
    }
}
