internal import SQLSyntax

/// Writes the query over the store that gives the values of a bound parameter: the distinct ones, NULL aside,
/// of the rows that meet the conditions on their table alone and have partners in the tables that are there.
struct BindQuery {
    let bound: BoundQuery
    let collector: FactCollector
    /// The text with everything replaced, of which any condition may be taken.
    let text: EditedText
    /// The text with everything replaced, of which any query may be taken.
    let whole: EditedText
    /// The tables of the store, by instance.
    let twins: [String]
    /// The instances that are there.
    let ready: Set<Int>

    /// How many tables deep partners are looked for: fewer conditions give more values, never wrong ones.
    private static let depth = 3

    /// The query for the values of some columns, each of which must also be in all of the others' lists.
    func sql(_ from: ValueOrigins, within: [ValueOrigins]) -> String {
        if let chosen = usable(from.chosen) { return select(chosen, within: within, above: []) }
        return from.columns.map { select($0, within: within, above: []) }.joined(separator: " union ")
    }

    /// The plan of a bound parameter.
    func plan(_ found: BindJoins.Found, isOptional: Bool, _ scanOfInstance: [Int]) -> BindPlan {
        BindPlan(
            isOptional: isOptional, parameter: found.parameter,
            scans: instances(of: found.from).map { scanOfInstance[$0] }.uniqued,
            columns: names(of: found.from), sql: sql(found.from, within: found.within))
    }

    /// What is chosen, where the tables for that are there.
    func usable(_ chosen: ChosenValues?) -> ChosenValues? {
        guard let chosen, let read = bound.instancesRead(byQuery: chosen.query), read.isSubset(of: ready)
        else { return nil }
        return chosen
    }

    private func select(_ column: BoundColumn, within: [ValueOrigins], above: Set<Int>) -> String {
        let source = bound.sources[column.source]
        guard case .instance(let instance) = source.kind else { return "select null where 0" }
        let name = self.name(column)
        var conditions = conditions(on: column.source)
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

    /// The conditions on a source that can be applied.
    func conditions(on source: Int) -> [String] {
        let local = collector.local.filter { $0.source == source }.map(\.span)
        let reading = collector.reading.filter { condition, read in
            condition.source == source && read.isSubset(of: ready)
        }.map(\.condition.span)
        return (local + reading).map { "(\(text.string(in: $0)))" }
    }

    /// The values of some columns, where all are there and compare in the same way as `column`.
    func values(_ origins: ValueOrigins, like column: BoundColumn, above: Set<Int>) -> String? {
        guard above.count <= Self.depth, let kind = bound.schemaColumn(column) else { return nil }
        let columns = origins.columns
        for other in columns {
            guard case .instance(let instance) = bound.sources[other.source].kind, ready.contains(instance),
                !above.contains(instance),
                bound.instances[instance].schema.columns[other.index].compares(like: kind)
            else { return nil }
        }
        if let chosen = usable(origins.chosen) { return select(chosen, within: [], above: above) }
        return columns.map { select($0, within: [], above: above) }.joined(separator: " union ")
    }

    func name(_ column: BoundColumn) -> String {
        let source = bound.sources[column.source]
        let name = source.columns[column.index].name.quotedIdentifier
        return source.name.isEmpty ? name : "\(source.name.quotedIdentifier).\(name)"
    }
}
