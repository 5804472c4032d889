internal import SQLSyntax

/// Decides whether a query's rows can leave page by page.
///
/// They can where each row of the answer comes from one row of one table, in the table's order: a single scan
/// without ORDER BY, DISTINCT, aggregate, window, compound, join or subquery. Then LIMIT stops the paging.
enum StreamingRule {
    /// The streaming plan of a query, or why there is none.
    static func plan(_ query: Query, _ bound: BoundQuery, text: EditedText, folder: ConstantFolder)
        -> Result<StreamingPlan, Obstacle>
    {
        if let obstacle = obstacle(query, bound) { return .failure(obstacle) }
        var limit: Int?
        var offset = 0
        var sql = text.string(in: query.span)
        if let clause = query.limit {
            guard let count = integer(clause.count, folder) else { return .failure(.noNumber) }
            limit = count < 0 ? nil : Int(count)
            if let skip = clause.offset {
                guard let value = integer(skip, folder) else { return .failure(.noNumber) }
                offset = Int(max(0, value))
            }
            sql =
                text.string(in: SourceSpan(query.span.lower, clause.span.lower))
                + text.string(in: SourceSpan(clause.span.upper, query.span.upper))
        }
        return .success(StreamingPlan(sql: sql, limit: limit, offset: offset))
    }

    /// What keeps rows from leaving page by page.
    struct Obstacle: Error {
        /// The reason, as it goes on behind a colon.
        let reason: String

        static let noNumber = Obstacle(reason: "its count is no whole number")
    }

    private static func obstacle(_ query: Query, _ bound: BoundQuery) -> Obstacle? {
        let reason: String? =
            if !query.compounds.isEmpty {
                "a compound takes all rows of its operands"
            } else if !query.orderBy.isEmpty {
                "ORDER BY sorts all rows first"
            } else if bound.selects.first?.isAggregate == true {
                "an aggregate or GROUP BY takes all rows"
            } else if bound.selects.first?.hasWindow == true {
                "a window function takes all rows"
            } else if bound.selects.first?.select.quantifier == .distinct {
                "DISTINCT compares all rows"
            } else if bound.queries.count > 1 || bound.selects.count > 1 {
                "the query has subqueries"
            } else if bound.instances.count != 1 || bound.sources.count != 1 {
                "a join takes all rows of its tables"
            } else {
                nil
            }
        return reason.map(Obstacle.init)
    }

    private static func integer(_ expression: Expression, _ folder: ConstantFolder) -> Int64? {
        guard case .integer(let value)? = folder.value(expression) else { return nil }
        return value
    }
}
