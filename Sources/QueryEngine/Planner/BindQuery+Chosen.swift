internal import SQLSyntax

/// Values as a query of the text chooses them: that query is run as it stands, over the tables that it will run over again in
/// the end, so that it chooses the same.
extension BindQuery {
    /// The query for the values that another one chooses, each of which must also be in all of some lists.
    func select(_ chosen: ChosenValues, within: [ValueOrigins], above: Set<Int>) -> String {
        let node = bound.queries[chosen.query]
        guard let span = node.syntax?.span else { return "select null where 0" }
        let body = whole.string(in: span)
        guard let source = chosen.source else {
            let names = node.outputs.indices.map { "\"\($0)\"" }.joined(separator: ", ")
            let rows = node.use == .firstValue ? "select (\(body)\n)" : "\(body)\n"
            let name = "\"\(chosen.position)\""
            return behindCommonTables(
                at: span,
                "with \"chosen#\"(\(names)) as materialized (\(rows)) "
                    + "select distinct \(name) from \"chosen#\" where \(name) is not null")
        }
        let column = BoundColumn(source: source, index: chosen.position)
        let name = self.name(column)
        // Conditions of our own must not get into the query: by another plan it might choose otherwise.
        let own = conditions(on: source)
        var conditions = ["\"0\" is not null"]
        for list in within {
            if let values = values(list, like: column, above: above) {
                conditions.append("\"0\" in (\(values))")
            }
        }
        let table = bound.sources[source].commonTable?.quotedIdentifier ?? "(\(body)\n)"
        let alias = bound.sources[source].name
        return behindCommonTables(
            at: bound.selects[bound.sources[source].select].select.span,
            "with \"chosen#\"(\"0\") as materialized (select \(name) from \(table)"
                + (alias.isEmpty ? "" : " as \(alias.quotedIdentifier)")
                + (own.isEmpty ? "" : " where \(own.joined(separator: " and "))")
                + ") select distinct \"0\" from \"chosen#\" where \(conditions.joined(separator: " and "))")
    }

    /// The instances whose rows the values of some columns are taken from.
    func instances(of origins: ValueOrigins) -> [Int] {
        if let chosen = usable(origins.chosen), let read = bound.instancesRead(byQuery: chosen.query) {
            return read.sorted()
        }
        return origins.columns.compactMap { bound.instance(of: $0) }
    }

    /// The columns that values are taken from, as the query would write them.
    func names(of origins: ValueOrigins) -> [String] {
        if let chosen = usable(origins.chosen) {
            guard let source = chosen.source, !bound.sources[source].name.isEmpty else {
                return ["the subquery's \(bound.queries[chosen.query].outputs[chosen.position].name)"]
            }
            let column = bound.sources[source].columns[chosen.position]
            return ["\(bound.sources[source].name).\(column.name)"]
        }
        return origins.columns.map { column in
            let source = bound.sources[column.source]
            return "\(source.name).\(source.columns[column.index].name)"
        }
    }

    /// A query with the `WITH` clauses before it that hold at a place of the text.
    private func behindCommonTables(at place: SourceSpan, _ query: String) -> String {
        let clauses = bound.queries.compactMap(\.syntax).filter { around in
            around.span != place && around.span.contains(place)
        }.sorted { $0.span.lower > $1.span.lower || $0.span.upper < $1.span.upper }.compactMap(\.with)
        return clauses.reduce(query) { "\(whole.string(in: $1.span)) select * from (\($0))" }
    }
}
