internal import SQLSyntax

/// Finds the scans of which a subquery looks at a few rows only.
///
/// These are a subquery over one table, on its own and without grouping, that has a LIMIT or stands behind EXISTS or
/// where a value does. Without ORDER BY the rows are the first ones that meet its condition, and fetching
/// stops when they are there; with one they are known when all rows are there. The others are left out of the store, so
/// that no values for parameters come from them.
struct ExcerptRule {
    let bound: BoundQuery
    let folder: ConstantFolder
    let text: EditedText

    /// The rows that count of an instance's scan, which nothing else reads; nil for all.
    ///
    /// The outermost query, the first of the list, is left to the streaming rule.
    func excerpt(of instance: TableInstance, twin: String) -> ScanExcerpt? {
        guard
            let node = bound.queries.dropFirst().first(where: {
                $0.cores == [bound.sources[instance.source].select]
            }),
            let query = node.syntax, node.readers == 1, !node.isRecursive, query.compounds.isEmpty
        else { return nil }
        let select = bound.selects[bound.sources[instance.source].select]
        guard select.sources == [instance.source], !select.isAggregate, !select.hasWindow,
            select.select.quantifier != .distinct, let limit = limit(of: query, node.use),
            expressions(of: select.select).allSatisfy({ isPlain($0, instance.source) })
        else { return nil }
        let name = instance.name.quotedIdentifier
        var sql = "select \(name).* from \(twin.quotedIdentifier) as \(name)"
        if let condition = select.select.condition { sql += " where \(text.string(in: condition.span))" }
        if let first = query.orderBy.first {
            guard query.orderBy.allSatisfy({ isSortable($0.expression, instance.source) }),
                let end = query.limit?.span.lower ?? (node.use == .rows ? nil : query.span.upper)
            else { return nil }
            sql += " order by \(text.string(in: SourceSpan(first.expression.span.lower, end)))"
        }
        return ScanExcerpt(sql: sql, limit: limit, isPrefix: query.orderBy.isEmpty)
    }

    /// How many rows are looked at, those that are skipped included.
    private func limit(of query: Query, _ use: BoundQueryNode.Use) -> Int? {
        var limit = use == .rows ? nil : 1
        var skipped = 0
        if let clause = query.limit {
            guard let count = integer(clause.count) else { return nil }
            if count >= 0 { limit = min(limit ?? .max, count) }
            if let offset = clause.offset {
                guard let count = integer(offset) else { return nil }
                skipped = max(0, count)
            }
        }
        guard let limit else { return nil }
        let (sum, overflow) = limit.addingReportingOverflow(skipped)
        return overflow ? nil : sum
    }

    private func integer(_ expression: Expression) -> Int? {
        guard case .integer(let value)? = folder.value(expression) else { return nil }
        return Int(exactly: value)
    }

    private func expressions(of select: Select) -> [Expression] {
        let terms = select.columns.compactMap { term -> Expression? in
            guard case .expression(let expression, _, _) = term.kind else { return nil }
            return expression
        }
        return terms + (select.condition.map { [$0] } ?? [])
    }

    /// Whether an expression needs nothing but a row of the source.
    private func isPlain(_ expression: Expression, _ source: Int) -> Bool {
        let traits = bound.traits(of: expression)
        return (traits.sources.count == 0 || traits.sources.only == source) && !traits.hasAlias
            && !traits.hasQuery
            && !traits.hasAggregate && !traits.isVolatile
    }

    /// Whether a term of `ORDER BY` sorts by the rows' values; a number or an alias means a result column.
    private func isSortable(_ expression: Expression, _ source: Int) -> Bool {
        bound.traits(of: expression).isLocal(to: source)
    }
}
