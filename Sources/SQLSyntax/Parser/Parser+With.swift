/// Common table expressions.
extension Parser {
    /// `WITH [RECURSIVE] name [(columns)] AS [[NOT] MATERIALIZED] (query), …`.
    mutating func withClause() throws(Stop) -> WithClause {
        let start = current.span.lower
        advance()
        let isRecursive = accept(.recursive)
        let symbols = isRecursive ? 2 : 1
        depth += symbols
        var tables = [try commonTable()]
        depth += 2
        while accept(.comma) { tables.append(try commonTable()) }
        depth -= symbols + 2
        return WithClause(isRecursive: isRecursive, tables: tables, span: span(from: start))
    }

    private mutating func commonTable() throws(Stop) -> CommonTableExpression {
        let name = try name("the name of a common table expression")
        let columns = current.kind == .leftParenthesis ? try nameList("the name of a column") : []
        if columns.isEmpty { expected.append(.symbol(.leftParenthesis)) }
        try expect(.as)
        var materialized: Bool?
        if accept(.not) {
            try expect(.materialized)
            materialized = false
        } else if accept(.materialized) {
            materialized = true
        }
        let query = try parenthesizedQuery(symbols: 4)
        return CommonTableExpression(
            name: name, columns: columns, materialized: materialized, query: query,
            span: span(from: name.span.lower))
    }
}
