/// Queries.
extension Parser {
    /// Whether a query begins at the current token.
    var startsQuery: Bool { at(.select) || at(.values) || at(.with) }

    /// `[WITH …] core [operator core …] [ORDER BY …] [LIMIT …]`.
    mutating func query() throws(Stop) -> Query {
        try reserve(1)
        let start = current.span.lower
        let outerDepth = depth
        var with: WithClause?
        if at(.with) {
            with = try withClause()
            depth += with?.isRecursive == true ? 3 : 2
            if isRefused(current) { throw refuseStatement() }
        }
        var query = Query(with: with, first: try core(), span: SourceSpan(start, start))
        try tail(of: &query)
        depth += 2
        while let op = try compoundOperator(behind: query) {
            query.compounds.append(CompoundPart(op: op, core: try core()))
            try tail(of: &query)
        }
        depth = outerDepth
        query.span = span(from: start)
        checkLimit(
            query.compounds.count + 1, Self.compoundLimit, "the compound has too many parts", query.span)
        return query
    }

    /// The operator that continues a compound; an `ORDER BY` or `LIMIT` in front of it is an error.
    private mutating func compoundOperator(behind query: Query) throws(Stop) -> CompoundOperator? {
        let span = current.span
        let op: CompoundOperator
        if accept(.union) {
            op = accept(.all) ? .unionAll : .union
        } else if accept(.intersect) {
            op = .intersect
        } else if accept(.except) {
            op = .except
        } else {
            return nil
        }
        if !query.orderBy.isEmpty || query.limit != nil {
            let clause = query.orderBy.isEmpty ? "LIMIT" : "ORDER BY"
            let word = source.text(of: span).uppercased()
            diagnostics.append(
                Diagnostic(
                    .misplacedClause, "\(clause) must come after \(word), not before it", at: span,
                    hints: ["write it once at the end, or put this part into (SELECT * FROM (…))"]))
        }
        return op
    }

    private mutating func core() throws(Stop) -> QueryCore {
        if at(.values) { return .values(try values()) }
        guard at(.select) else {
            expected.append(.keyword(.select))
            expected.append(.keyword(.values))
            throw syntaxError()
        }
        return .select(try select())
    }

    private mutating func values() throws(Stop) -> ValuesClause {
        let start = current.span.lower
        advance()
        var rows: [[Expression]] = []
        depth += 2
        repeat {
            try openParenthesis()
            let row = try expressions()
            checkLimit(row.count, Self.columnLimit, "the row has too many values", row[0].span)
            rows.append(row)
            try closeParenthesis()
            depth += rows.count == 1 ? 1 : 0
        } while accept(.comma)
        depth -= 3
        return ValuesClause(rows: rows, span: span(from: start))
    }

    private mutating func select() throws(Stop) -> Select {
        let start = current.span.lower
        advance()
        try reserve(9)
        var quantifier: SetQuantifier?
        if accept(.distinct) { quantifier = .distinct } else if accept(.all) { quantifier = .all }
        depth += 4
        var select = Select(
            quantifier: quantifier, columns: try resultTerms(), span: SourceSpan(start, start))
        if accept(.from) { select.from = try fromClause() }
        depth += 1
        if accept(.where) { select.condition = try expression() }
        depth += 2
        if accept(.group) { select.groupBy = try groupBy() }
        if accept(.having) { select.having = try expression() }
        if accept(.window) { select.windows = try windows() }
        depth -= 7
        select.span = span(from: start)
        return select
    }

    private mutating func resultTerms() throws(Stop) -> [ResultTerm] {
        var terms = [try resultTerm()]
        while accept(.comma) { terms.append(try resultTerm()) }
        checkLimit(
            terms.count, Self.columnLimit, "the query has too many result columns", terms[0].span)
        return terms
    }

    private mutating func resultTerm() throws(Stop) -> ResultTerm {
        let token = current
        if token.kind == .star {
            advance()
            return ResultTerm(kind: .all, span: token.span)
        }
        if peek().kind == .dot, peek(2).kind == .star, namesTable(token) {
            let table = identifier(token)
            for _ in 0..<3 { advance() }
            return ResultTerm(kind: .allOf(table: table), span: span(from: token.span.lower))
        }
        expected.append(.symbol(.star))
        let expression = try expression()
        let (alias, hasAs) = try alias()
        return ResultTerm(
            kind: .expression(expression, alias: alias, hasAs: hasAs), span: span(from: token.span.lower))
    }

    /// Whether a token before `.*` names a table; words that begin an operand do not.
    private func namesTable(_ token: Token) -> Bool {
        switch token.kind {
        case .keyword(.cast), .keyword(.raise), .keyword(.currentDate), .keyword(.currentTime),
            .keyword(.currentTimestamp):
            false
        default: isName(token)
        }
    }

    private mutating func groupBy() throws(Stop) -> [Expression] {
        try expect(.by)
        let terms = try expressions()
        checkLimit(terms.count, Self.columnLimit, "GROUP BY has too many terms", terms[0].span)
        return terms
    }

    /// `ORDER BY` and `LIMIT` behind the last core, which must be a `SELECT`.
    private mutating func tail(of query: inout Query) throws(Stop) {
        guard case .select(let select) = query.compounds.last?.core ?? query.first else {
            if at(.order) || at(.limit) { throw clauseBehindValues() }
            return
        }
        let symbols = select.windows.isEmpty ? 9 : 10
        depth += symbols
        if accept(.order) { query.orderBy = try orderBy() }
        if accept(.limit) { query.limit = try limit() }
        depth -= symbols
    }

    /// `BY term, …`.
    mutating func orderBy() throws(Stop) -> [OrderingTerm] {
        try expect(.by)
        var terms = [try orderingTerm()]
        depth += 2
        while accept(.comma) { terms.append(try orderingTerm()) }
        depth -= 2
        checkLimit(terms.count, Self.columnLimit, "ORDER BY has too many terms", terms[0].expression.span)
        return terms
    }

    private mutating func orderingTerm() throws(Stop) -> OrderingTerm {
        var term = OrderingTerm(expression: try expression())
        if accept(.asc) { term.direction = .ascending } else if accept(.desc) { term.direction = .descending }
        if accept(.nulls) {
            if accept(.first) {
                term.nulls = .first
            } else {
                try expect(.last)
                term.nulls = .last
            }
        }
        return term
    }

    /// `count [OFFSET skip]` or `skip, count` behind `LIMIT`.
    private mutating func limit() throws(Stop) -> LimitClause {
        let start = tokens[index - 1].span.lower
        var count = try expression()
        var offset: Expression?
        depth += 2
        if accept(.offset) {
            offset = try expression()
        } else if accept(.comma) {
            offset = count
            count = try expression()
        }
        depth -= 2
        return LimitClause(count: count, offset: offset, span: span(from: start))
    }
}
