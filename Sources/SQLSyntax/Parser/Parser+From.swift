/// Tables and joins.
extension Parser {
    /// The tables behind `FROM`, or of a join in parentheses.
    mutating func fromClause() throws(Stop) -> FromClause {
        let start = current.span.lower
        depth += 1
        let first = try tableReference()
        if at(.on) || at(.using) { try constraintWithoutJoin() }
        var joins: [Join] = []
        while let op = try joinOperator() {
            joins.append(try join(op))
        }
        depth -= 1
        return FromClause(first: first, joins: joins, span: span(from: start))
    }

    private mutating func join(_ op: JoinOperator) throws(Stop) -> Join {
        let table = try tableReference()
        let constraintSpan = current.span
        let symbols =
            switch table.source {
            case .table: table.indexHint == nil ? 4 : 5
            case .function: 7
            case .subquery, .join: 5
            }
        let constraint = try joinConstraint(symbols: symbols)
        if constraint != nil, op.isNatural {
            let message = "a NATURAL join takes neither ON nor USING"
            diagnostics.append(Diagnostic(.misplacedJoinConstraint, message, at: constraintSpan))
        }
        return Join(op: op, table: table, constraint: constraint, span: span(from: op.span.lower))
    }

    /// `ON` or `USING`, with the symbols before `ON` on SQLite's stack.
    private mutating func joinConstraint(symbols: Int) throws(Stop) -> JoinConstraint? {
        if accept(.on) {
            depth += symbols
            let condition = try expression()
            depth -= symbols
            return .on(condition)
        }
        if accept(.using) { return .using(try nameList("the name of a column")) }
        return nil
    }

    private mutating func constraintWithoutJoin() throws(Stop) {
        let span = current.span
        _ = try joinConstraint(symbols: 7)
        let message = "there is no join for this \(source.text(of: span).uppercased())"
        let hint = "conditions on a single table belong to WHERE"
        diagnostics.append(Diagnostic(.misplacedJoinConstraint, message, at: span, hints: [hint]))
    }

    private mutating func tableReference() throws(Stop) -> TableReference {
        let start = current.span.lower
        if current.kind == .leftParenthesis {
            let source = try parenthesizedSource()
            let alias = try alias().alias
            return TableReference(source: source, alias: alias, span: span(from: start))
        }
        expected.append(.symbol(.leftParenthesis))
        try reserve(4)
        let name = try tableName("the name of a table")
        if current.kind == .leftParenthesis {
            let source = try functionSource(name)
            let alias = try alias().alias
            return TableReference(source: source, alias: alias, span: span(from: start))
        }
        let alias = try alias().alias
        let hint = try indexHint()
        return TableReference(source: .table(name), alias: alias, indexHint: hint, span: span(from: start))
    }

    private mutating func parenthesizedSource() throws(Stop) -> TableReference.Source {
        try openParenthesis()
        depth += 1
        try reserve(4)
        let source: TableReference.Source
        if startsQuery {
            source = .subquery(try query())
        } else {
            expected.append(.keyword(.select))
            source = .join(try fromClause())
        }
        depth -= 1
        try closeParenthesis()
        return source
    }

    private mutating func functionSource(_ name: TableName) throws(Stop) -> TableReference.Source {
        try openParenthesis()
        depth += 3
        try reserve(4)
        let arguments = try expressionList()
        checkLimit(arguments.count, Self.argumentLimit, "the call has too many arguments", name.span)
        depth -= 3
        try closeParenthesis()
        return .function(name, arguments: arguments)
    }

    private mutating func indexHint() throws(Stop) -> TableReference.IndexHint? {
        if at(.indexed) {
            advance()
            try expect(.by)
            return .indexedBy(try name("the name of an index"))
        }
        guard at(.not), peek().kind == .keyword(.indexed) else { return nil }
        advance()
        advance()
        return .notIndexed
    }

    /// The operator of the next join, nil where there is none.
    private mutating func joinOperator() throws(Stop) -> JoinOperator? {
        let start = current.span.lower
        if accept(.comma) {
            return JoinOperator(kind: .comma, isNatural: false, span: span(from: start))
        }
        guard case .keyword(let first) = current.kind, first.isJoinWord else {
            guard accept(.join) else { return nil }
            return JoinOperator(kind: .plain, isNatural: false, span: span(from: start))
        }
        var words = [text(current)]
        advance()
        while words.count < 3, isName(current) {
            words.append(text(current))
            advance()
        }
        try expect(.join)
        let span = span(from: start)
        if let (kind, isNatural) = Self.joinKind(words) {
            return JoinOperator(kind: kind, isNatural: isNatural, span: span)
        }
        let message = "unknown join type: \(words.joined(separator: " "))"
        let hint = "joins are INNER, CROSS, LEFT, RIGHT and FULL, each with or without NATURAL"
        diagnostics.append(Diagnostic(.unknownJoinType, message, at: span, hints: [hint]))
        return JoinOperator(kind: .plain, isNatural: false, span: span)
    }

    /// What the words before `JOIN` amount to, by SQLite's rules; nil where they contradict each other.
    private static func joinKind(_ words: [String]) -> (kind: JoinOperator.Kind, isNatural: Bool)? {
        var left = false
        var right = false
        var outer = false
        var inner = false
        var cross = false
        var natural = false
        for word in words {
            switch KeywordTable.keyword(word) {
            case .natural: natural = true
            case .left: (left, outer) = (true, true)
            case .right: (right, outer) = (true, true)
            case .full: (left, right, outer) = (true, true, true)
            case .outer: outer = true
            case .inner: inner = true
            case .cross: (cross, inner) = (true, true)
            default: return nil
            }
        }
        if inner && outer || outer && !left && !right { return nil }
        let kind: JoinOperator.Kind =
            left && right ? .full : left ? .left : right ? .right : cross ? .cross : inner ? .inner : .plain
        return (kind, natural)
    }
}
