internal import SQLSyntax

/// Writes the query over the store that gives the values of a bound parameter: the distinct ones, NULL aside,
/// of the rows that meet the conditions on their table alone and have partners in the tables that are there.
struct BindQuery {
    let bound: BoundQuery
    let collector: FactCollector
    /// The text with everything replaced.
    let text: EditedText
    /// The tables of the store, by instance.
    let twins: [String]
    /// The instances that are there.
    let ready: Set<Int>

    /// How many tables deep partners are looked for: fewer conditions give more values, never wrong ones.
    private static let depth = 3

    /// The query for the values of some columns, each of which must also be in all of the others' lists.
    func sql(_ from: [BoundColumn], within: [[BoundColumn]]) -> String {
        from.map { select($0, within: within, above: []) }.joined(separator: " union ")
    }

    private func select(_ column: BoundColumn, within: [[BoundColumn]], above: Set<Int>) -> String {
        let source = bound.sources[column.source]
        guard case .instance(let instance) = source.kind else { return "select null where 0" }
        let name = self.name(column)
        var conditions = collector.local.filter { $0.source == column.source }.map {
            "(\(text.string(in: $0.span)))"
        }
        for (condition, read) in collector.reading
        where condition.source == column.source && read.isSubset(of: ready) {
            conditions.append("(\(text.string(in: condition.span)))")
        }
        conditions.append("\(name) is not null")
        let seen = above.union([instance])
        for list in within {
            if let values = values(list, like: column, above: seen) {
                conditions.append("\(name) in (\(values))")
            }
        }
        for fact in collector.facts where fact.instance == instance {
            let own = BoundColumn(source: column.source, index: fact.column)
            guard case .equals(let origins) = fact.kind, let values = values(origins, like: own, above: seen)
            else { continue }
            conditions.append("\(self.name(own)) in (\(values))")
        }
        return "select distinct \(name) from \(twins[instance].quotedIdentifier) as "
            + "\(source.name.quotedIdentifier) where \(conditions.joined(separator: " and "))"
    }

    /// The values of some columns, where all are there and compare in the same way as `column`.
    private func values(_ columns: [BoundColumn], like column: BoundColumn, above: Set<Int>) -> String? {
        guard above.count <= Self.depth, let kind = bound.schemaColumn(column) else { return nil }
        for other in columns {
            guard case .instance(let instance) = bound.sources[other.source].kind, ready.contains(instance),
                !above.contains(instance),
                bound.instances[instance].schema.columns[other.index].compares(like: kind)
            else { return nil }
        }
        return columns.map { select($0, within: [], above: above) }.joined(separator: " union ")
    }

    private func name(_ column: BoundColumn) -> String {
        let source = bound.sources[column.source]
        return "\(source.name.quotedIdentifier).\(source.columns[column.index].name.quotedIdentifier)"
    }
}
