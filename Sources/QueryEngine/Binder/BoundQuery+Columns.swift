internal import SQLSyntax

extension BoundQuery {
    /// The traits of an expression.
    func traits(of expression: Expression) -> ExpressionTraits {
        switch expression.kind {
        case .literal, .parameter: return ExpressionTraits()
        case .column:
            guard let column = columns[expression.span.lower] else {
                return traits[expression.span] ?? ExpressionTraits()
            }
            var traits = ExpressionTraits()
            if let merged = merged[expression.span.lower] {
                traits.sources = SmallIndexSet(merged.lazy.map(\.source))
            } else {
                traits.sources.insert(column.source)
            }
            traits.hasName = true
            return traits
        default: return traits[expression.span] ?? ExpressionTraits()
        }
    }

    /// The column that an expression is, parentheses around it aside.
    func column(of expression: Expression) -> BoundColumn? {
        columns(of: expression).first
    }

    /// The columns one of which an expression is, parentheses around it aside; empty for anything else.
    func columns(of expression: Expression) -> [BoundColumn] {
        switch expression.kind {
        case .column:
            let place = expression.span.lower
            return merged[place] ?? aliased[place]?.origins ?? columns[place].map { [$0] } ?? []
        case .parenthesized(let inner): return columns(of: inner)
        default: return []
        }
    }

    /// The columns that an expression's values come from, NULL aside; empty where they may be others.
    func valueColumns(of expression: Expression) -> [BoundColumn] {
        switch expression.kind {
        case .parenthesized(let inner): return valueColumns(of: inner)
        case .function(let call):
            guard case .list(let arguments) = call.arguments, let first = arguments.first else { return [] }
            switch call.name.name.asciiLowercased {
            case "min", "max", "coalesce", "ifnull":
                let lists = arguments.map(valueColumns)
                return lists.contains(where: \.isEmpty) ? [] : lists.flatMap(\.self)
            case "first_value", "last_value", "nth_value", "nullif": return valueColumns(of: first)
            case "lag", "lead": return arguments.count < 3 ? valueColumns(of: first) : []
            default: return []
            }
        case .subquery(let query):
            guard let index = subqueries[query.span], queries[index].outputs.count == 1 else { return [] }
            return origins(ofOutput: 0, of: index) ?? []
        case .column: return aliased[expression.span.lower]?.values ?? columns(of: expression)
        default: return []
        }
    }

    /// The table's column behind a bound column, through queries that pass its values on.
    func schemaColumn(_ column: BoundColumn) -> Column? {
        schemaColumn(column, inside: [])
    }

    /// The table's column behind a bound column; `inside` are the queries that are being looked into.
    private func schemaColumn(_ column: BoundColumn, inside: Set<Int>) -> Column? {
        switch sources[column.source].kind {
        case .instance(let id): return instances[id].schema.columns[column.index]
        case .function: return nil
        case .query(let query):
            // Of a compound the first operand that has a table's column says what the values are.
            guard !inside.contains(query) else { return nil }
            for case let core? in queries[query].cores {
                for value in selects[core].outputs.element(column.index)?.values ?? [] {
                    if let found = schemaColumn(value, inside: inside.union([query])) { return found }
                }
            }
            return nil
        }
    }

    /// The tables' columns on which a condition on a bound column may be applied before the rest of the query.
    ///
    /// Through a subquery a condition passes where nothing in it counts or cuts rows: no LIMIT, no grouping
    /// but by the column itself, no window, and no second reader. Through a compound it passes where all operands have columns of one
    /// kind, since SQLite compares them as the first one says.
    func pushTargets(_ column: BoundColumn) -> [(instance: Int, column: Int)] {
        switch sources[column.source].kind {
        case .instance(let id): return [(id, column.index)]
        case .function: return []
        case .query(let query):
            let node = queries[query]
            guard !node.hasLimit, !node.isRecursive, node.readers == 1 else { return [] }
            var targets: [(instance: Int, column: Int)] = []
            for core in node.cores {
                guard let core, !selects[core].hasWindow else { continue }
                let select = selects[core]
                for origin in select.outputs.element(column.index)?.origins ?? []
                where !select.isAggregate || select.groupKeys.contains(origin) {
                    targets += pushTargets(origin)
                }
            }
            guard let first = targets.first, node.cores.count > 1 else { return targets }
            let kind = instances[first.instance].schema.columns[first.column]
            return targets.allSatisfy { target in
                instances[target.instance].schema.columns[target.column].compares(like: kind)
            } ? targets : []
        }
    }

    /// The tables' columns that the values of a bound column come from, NULL aside; nil where they may be others.
    func origins(_ column: BoundColumn) -> [BoundColumn]? {
        switch sources[column.source].kind {
        case .instance: return [column]
        case .function: return nil
        case .query(let query): return origins(ofOutput: column.index, of: query)
        }
    }

    /// The tables' columns that the values of a query's column come from; nil where they may be others.
    func origins(ofOutput index: Int, of query: Int) -> [BoundColumn]? {
        guard !queries[query].isRecursive else { return nil }
        var all: [BoundColumn] = []
        for core in queries[query].cores {
            guard let core, let values = selects[core].outputs.element(index)?.values, !values.isEmpty
            else { return nil }
            for value in values {
                guard let found = origins(value) else { return nil }
                all += found
            }
        }
        return all.uniqued
    }

    /// The table that a column is of; nil for one of a query or a function.
    func instance(of column: BoundColumn) -> Int? {
        guard case .instance(let instance) = sources[column.source].kind else { return nil }
        return instance
    }

    /// The tables that only a source reads, however deep in it.
    func instances(under source: Int) -> [Int] {
        switch sources[source].kind {
        case .instance(let id): return [id]
        case .function: return []
        case .query(let query):
            guard queries[query].readers == 1, !queries[query].isRecursive else { return [] }
            return queries[query].cores.flatMap { core in
                core.map { selects[$0].sources.flatMap { instances(under: $0) } } ?? []
            }
        }
    }
}

extension Column {
    /// Whether a comparison treats the column's values as it treats those of another.
    func compares(like other: Column) -> Bool {
        type == other.type && enumeration?.values == other.enumeration?.values
    }
}
