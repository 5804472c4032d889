internal import SQLSyntax

/// Decides whether a query's rows can leave page by page.
///
/// They can where each row of the answer comes from one row of one table, in the table's order: a single scan
/// without ORDER BY, DISTINCT, aggregate, window, compound, join or subquery. Then LIMIT stops the paging.
enum StreamingRule {
    /// The streaming plan of a query, or nil.
    static func plan(_ query: Query, _ bound: BoundQuery, text: EditedText, folder: ConstantFolder)
        -> StreamingPlan?
    {
        guard bound.queries.count == 1, bound.selects.count == 1, bound.instances.count == 1,
            bound.sources.count == 1, query.compounds.isEmpty, query.orderBy.isEmpty
        else { return nil }
        let select = bound.selects[0]
        guard !select.isAggregate, !select.hasWindow, select.select.quantifier != .distinct else {
            return nil
        }
        var limit: Int?
        var offset = 0
        var sql = text.string(in: query.span)
        if let clause = query.limit {
            guard let count = integer(clause.count, folder) else { return nil }
            limit = count < 0 ? nil : Int(count)
            if let skip = clause.offset {
                guard let value = integer(skip, folder) else { return nil }
                offset = Int(max(0, value))
            }
            sql =
                text.string(in: SourceSpan(query.span.lower, clause.span.lower))
                + text.string(in: SourceSpan(clause.span.upper, query.span.upper))
        }
        return StreamingPlan(sql: sql, limit: limit, offset: offset)
    }

    private static func integer(_ expression: Expression, _ folder: ConstantFolder) -> Int64? {
        guard case .integer(let value)? = folder.value(expression) else { return nil }
        return value
    }
}
