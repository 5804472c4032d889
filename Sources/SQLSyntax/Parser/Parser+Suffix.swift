/// The constructs that follow an operand and are no plain operator.
extension Parser {
    /// What the current token makes of an operand.
    mutating func suffixed(_ left: Expression) throws(Stop) -> Expression {
        let isNegated = at(.not)
        if isNegated { advance() }
        switch current.kind {
        case .keyword(.between): return try between(left, isNegated)
        case .keyword(.in): return try membership(left, isNegated)
        case .keyword(.collate):
            advance()
            let collation = try name("the name of a collation", .wordOrString)
            return Expression(.collate(left, collation), span: span(from: left.span.lower))
        case .keyword(.isnull): return nullTest(left, .isNull)
        case .keyword(.notnull): return nullTest(left, .notNull)
        case .keyword(.null): return nullTest(left, .notNullWords)
        case .keyword(.like): return try pattern(left, .like, isNegated)
        case .keyword(.glob): return try pattern(left, .glob, isNegated)
        case .keyword(.regexp): return try pattern(left, .regexp, isNegated)
        case .keyword(.match): return try pattern(left, .match, isNegated)
        default: throw syntaxError()
        }
    }

    private mutating func nullTest(_ left: Expression, _ form: NullTest) -> Expression {
        advance()
        return Expression(.nullTest(left, form: form), span: span(from: left.span.lower))
    }

    private mutating func between(_ left: Expression, _ isNegated: Bool) throws(Stop) -> Expression {
        advance()
        depth += 2
        // The first AND belongs to BETWEEN; an OR in front of it would swallow that AND, as in SQLite.
        let low = try expression(Precedence.not)
        if at(.or) { throw orInBetween() }
        try expect(.and)
        depth += 2
        let high = try expression(Precedence.comparison)
        depth -= 4
        return Expression(
            .between(left, low: low, high: high, negated: isNegated), span: span(from: left.span.lower))
    }

    private mutating func pattern(
        _ left: Expression, _ op: PatternOperator, _ isNegated: Bool
    ) throws(Stop) -> Expression {
        advance()
        depth += 2
        let pattern = try expression(Precedence.comparison)
        var escape: Expression?
        if accept(.escape) {
            depth += 2
            escape = try expression(Precedence.comparison)
            depth -= 2
        }
        depth -= 2
        return Expression(
            .pattern(left, op, pattern, escape: escape, negated: isNegated), span: span(from: left.span.lower)
        )
    }

    private mutating func membership(_ left: Expression, _ isNegated: Bool) throws(Stop) -> Expression {
        advance()
        let set = try current.kind == .leftParenthesis ? membershipList() : membershipTable()
        return Expression(.membership(left, in: set, negated: isNegated), span: span(from: left.span.lower))
    }

    private mutating func membershipList() throws(Stop) -> MembershipSet {
        try openParenthesis()
        depth += 3
        try reserve(2)
        let set: MembershipSet = startsQuery ? .query(try query()) : .list(try expressionList())
        depth -= 3
        try closeParenthesis()
        return set
    }

    private mutating func membershipTable() throws(Stop) -> MembershipSet {
        expected.append(.symbol(.leftParenthesis))
        let table = try tableName("the name of a table")
        guard current.kind == .leftParenthesis else { return .table(table) }
        try openParenthesis()
        depth += 5
        try reserve(2)
        let arguments = try expressionList()
        depth -= 5
        try closeParenthesis()
        return .function(table, arguments: arguments)
    }

    /// Expressions up to a closing parenthesis, possibly none.
    mutating func expressionList() throws(Stop) -> [Expression] {
        if current.kind == .rightParenthesis { return [] }
        return try expressions()
    }

    /// One expression or more with commas between them.
    mutating func expressions() throws(Stop) -> [Expression] {
        var list = [try expression()]
        depth += 2
        while accept(.comma) { list.append(try expression()) }
        depth -= 2
        return list
    }
}
