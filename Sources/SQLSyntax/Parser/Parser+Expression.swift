/// Operators and what binds more tightly.
extension Parser {
    /// What can follow an operand.
    private enum Infix {
        /// An operator of some tokens with an operand to its right.
        case binary(BinaryOperator, level: Int, tokens: Int)
        /// A construct of the equality level, or `COLLATE`.
        case suffix(level: Int)
    }

    /// An expression whose operators bind at least as tightly as `minimum`.
    mutating func expression(_ minimum: Int = Precedence.or) throws(Stop) -> Expression {
        let outerHeight = height
        height = 0
        var left = try prefixed()
        var links: [OperatorChain.Link] = []
        var level = 0
        while let infix = infix() {
            switch infix {
            case .binary(let op, let opLevel, let count):
                guard opLevel >= minimum else { break }
                if opLevel != level {
                    Self.flush(&left, &links)
                    level = opLevel
                    try grow()
                }
                links.append(try link(op, level: opLevel, tokens: count))
                continue
            case .suffix(let opLevel):
                guard opLevel >= minimum else { break }
                Self.flush(&left, &links)
                level = 0
                try grow()
                left = try suffixed(left)
                continue
            }
            break
        }
        Self.flush(&left, &links)
        height = max(outerHeight, height)
        return left
    }

    /// Makes one node of an operand and the links behind it.
    private static func flush(_ left: inout Expression, _ links: inout [OperatorChain.Link]) {
        guard let last = links.last else { return }
        let span = left.span.union(last.operand.span)
        left = Expression(.chain(OperatorChain(first: left, rest: links)), span: span)
        links = []
    }

    private mutating func link(
        _ op: BinaryOperator, level: Int, tokens count: Int
    ) throws(Stop) -> OperatorChain.Link {
        let span = current.span.union(peek(count - 1).span)
        for _ in 0..<count { advance() }
        depth += 1 + count
        let operand = try expression(level + 1)
        depth -= 1 + count
        return OperatorChain.Link(op: op, opSpan: span, operand: operand)
    }

    /// The operator at the current token, without taking it.
    private func infix() -> Infix? {
        switch current.kind {
        case .equal: return .binary(.equal, level: Precedence.equality, tokens: 1)
        case .notEqual: return .binary(.notEqual, level: Precedence.equality, tokens: 1)
        case .less: return .binary(.less, level: Precedence.comparison, tokens: 1)
        case .lessOrEqual: return .binary(.lessOrEqual, level: Precedence.comparison, tokens: 1)
        case .greater: return .binary(.greater, level: Precedence.comparison, tokens: 1)
        case .greaterOrEqual: return .binary(.greaterOrEqual, level: Precedence.comparison, tokens: 1)
        case .ampersand: return .binary(.bitAnd, level: Precedence.bitwise, tokens: 1)
        case .bar: return .binary(.bitOr, level: Precedence.bitwise, tokens: 1)
        case .shiftLeft: return .binary(.shiftLeft, level: Precedence.bitwise, tokens: 1)
        case .shiftRight: return .binary(.shiftRight, level: Precedence.bitwise, tokens: 1)
        case .plus: return .binary(.add, level: Precedence.additive, tokens: 1)
        case .minus: return .binary(.subtract, level: Precedence.additive, tokens: 1)
        case .star: return .binary(.multiply, level: Precedence.multiplicative, tokens: 1)
        case .slash: return .binary(.divide, level: Precedence.multiplicative, tokens: 1)
        case .percent: return .binary(.remainder, level: Precedence.multiplicative, tokens: 1)
        case .doubleBar: return .binary(.concatenate, level: Precedence.concatenation, tokens: 1)
        case .arrow: return .binary(.jsonValue, level: Precedence.concatenation, tokens: 1)
        case .longArrow: return .binary(.jsonText, level: Precedence.concatenation, tokens: 1)
        case .keyword(let keyword): return wordInfix(keyword)
        default: return nil
        }
    }

    private func wordInfix(_ keyword: Keyword) -> Infix? {
        switch keyword {
        case .or: return .binary(.or, level: Precedence.or, tokens: 1)
        case .and: return .binary(.and, level: Precedence.and, tokens: 1)
        case .is: return isOperator()
        case .between, .in, .isnull, .notnull, .like, .glob, .regexp, .match:
            return .suffix(level: Precedence.equality)
        case .not:
            switch peek().kind {
            case .keyword(.null), .keyword(.between), .keyword(.in), .keyword(.like), .keyword(.glob),
                .keyword(.regexp), .keyword(.match):
                return .suffix(level: Precedence.equality)
            default: return nil
            }
        case .collate: return .suffix(level: Precedence.collation)
        default: return nil
        }
    }

    /// `IS`, `IS NOT`, `IS DISTINCT FROM` or `IS NOT DISTINCT FROM`.
    private func isOperator() -> Infix {
        let level = Precedence.equality
        if peek().kind == .keyword(.not) {
            if peek(2).kind == .keyword(.distinct), peek(3).kind == .keyword(.from) {
                return .binary(.is, level: level, tokens: 4)
            }
            return .binary(.isNot, level: level, tokens: 2)
        }
        if peek().kind == .keyword(.distinct), peek(2).kind == .keyword(.from) {
            return .binary(.isNot, level: level, tokens: 3)
        }
        return .binary(.is, level: level, tokens: 1)
    }

    /// An operand with the operators before it.
    private mutating func prefixed() throws(Stop) -> Expression {
        // Parentheses are what nests most deeply, so they get here by the shortest way and the smallest frames.
        if current.kind == .leftParenthesis { return try parenthesized() }
        guard let op = prefixOperator else { return try primary() }
        try reserve(1)
        let start = current.span.lower
        advance()
        depth += 1
        let operand = op == .not ? try expression(Precedence.not) : try prefixed()
        depth -= 1
        return try node(.unary(op, operand), from: start)
    }

    private var prefixOperator: UnaryOperator? {
        switch current.kind {
        case .minus: .minus
        case .plus: .plus
        case .tilde: .bitNot
        case .keyword(.not): .not
        default: nil
        }
    }

    /// A node over what has been read since a place.
    mutating func node(_ kind: Expression.Kind, from start: Int) throws(Stop) -> Expression {
        try grow()
        return Expression(kind, span: span(from: start))
    }
}
