internal import QueryEngine
internal import SQLSyntax

extension SQLTranslator {
    /// The tables of a FROM; their columns go into the scope.
    func from(_ clause: FromClause, in scope: TranslationScope) throws(NotTranslated) -> String {
        // A condition may name only what stands left of it, but names are looked for among all.
        var sql = ""
        for piece in try tables(clause, in: scope) {
            switch piece {
            case .text(let text): sql += text
            case .condition(let condition):
                scope.visible = condition.end
                defer { scope.visible = .max }
                var parts = condition.equalities
                if let on = condition.on { parts.append(try truth(on, in: scope)) }
                sql += parts.isEmpty ? "TRUE" : parts.joined(separator: " AND ")
            }
        }
        return sql
    }

    /// A part of a FROM.
    private enum Piece {
        case text(String)
        case condition(JoinCondition)
    }

    /// The condition of a join, translated when all tables are known.
    private struct JoinCondition {
        /// The condition of ON.
        var on: Expression?
        /// What USING compares.
        var equalities: [String]
        /// How many of the sources it may name.
        var end: Int
    }

    private func tables(
        _ clause: FromClause, in scope: TranslationScope
    ) throws(NotTranslated) -> [Piece] {
        let start = scope.sources.count
        var pieces = try table(clause.first, in: scope)
        for join in clause.joins {
            guard !join.op.isNatural else { throw refusal(join.op.span, "a NATURAL join") }
            let middle = scope.sources.count
            let right = try table(join.table, in: scope)
            let words: String
            switch join.op.kind {
            case .comma, .plain, .inner, .cross: words = join.constraint == nil ? "CROSS JOIN" : "JOIN"
            case .left: words = "LEFT JOIN"
            case .right, .full: throw refusal(join.op.span, "a RIGHT or FULL JOIN")
            }
            pieces += [.text(" \(words) ")] + right
            guard words != "CROSS JOIN" else { continue }
            var condition = JoinCondition(equalities: [], end: scope.sources.count)
            switch join.constraint {
            case .on(let expression): condition.on = expression
            case .using(let names):
                for name in names {
                    condition.equalities.append(
                        try merge(name, left: start..<middle, right: middle..<scope.sources.count, in: scope))
                }
            case nil: break
            }
            pieces += [.text(" ON "), .condition(condition)]
        }
        return pieces
    }

    /// The comparison that USING makes of a name; the right column is then left out of `*` and of bare names.
    private func merge(
        _ name: Identifier, left: Range<Int>, right: Range<Int>, in scope: TranslationScope
    ) throws(NotTranslated) -> String {
        func place(_ range: Range<Int>) -> (Int, Int)? {
            for source in range {
                let index = scope.sources[source].columns.firstIndex { column in
                    column.name.asciiLowercased == name.name.asciiLowercased && !column.isHidden
                }
                if let index { return (source, index) }
            }
            return nil
        }
        guard let one = place(left), let other = place(right) else {
            throw refusal(name.span, "USING with a name that one side lacks")
        }
        let value = scope.sources[one.0].columns[one.1].value
        let partner = scope.sources[other.0].columns[other.1].value
        guard value.type == partner.type, value.type != .null else {
            throw refusal(name.span, "USING over columns of different types")
        }
        scope.sources[other.0].columns[other.1].isMerged = true
        let isCaseless = value.isCaseless && value.type == .text
        return isCaseless ? "(\(value.key(true)) = \(partner.key(true)))" : "(\(value.sql) = \(partner.sql))"
    }

    private func table(
        _ reference: TableReference, in scope: TranslationScope
    ) throws(NotTranslated) -> [Piece] {
        switch reference.source {
        case .table(let name):
            return [.text(try named(name, alias: reference.alias, in: scope))]
        case .subquery(let query):
            // It sees what is around the whole SELECT, not its neighbours.
            let inner = try self.query(query, parent: scope.parent, common: scope.common)
            let table = newTable()
            add(inner.outputs, of: table, named: reference.alias?.name ?? "", to: scope)
            return [.text("(\(inner.sql)) AS \(table)")]
        case .join(let inner):
            guard reference.alias == nil else { throw refusal(reference.span, "a join with an alias") }
            return [.text("(")] + (try tables(inner, in: scope)) + [.text(")")]
        case .function: throw refusal(reference.span, "a table-valued function")
        }
    }

    private func named(
        _ name: TableName, alias: Identifier?, in scope: TranslationScope
    ) throws(NotTranslated) -> String {
        let table = newTable()
        if name.schema == nil, let entry = scope.common?.table(name.name.name) {
            let common = try self.common(entry, at: name.span)
            add(common.outputs, of: table, named: alias?.name ?? name.name.name, to: scope)
            return "\(common.name) AS \(table)"
        }
        let full = (name.schema.map { "\($0.name)." } ?? "") + name.name.name
        guard let relation = relations[full.asciiLowercased] else {
            throw refusal(name.span, "a table that is not in the archive")
        }
        scope.sources.append(
            TranslationSource(
                name: (alias?.name ?? name.name.name).asciiLowercased,
                columns: relation.columns(in: table)))
        return "\(relation.source) AS \(table)"
    }

    private func add(
        _ outputs: [RemoteOutput], of table: String, named name: String, to scope: TranslationScope
    ) {
        scope.sources.append(
            TranslationSource(
                name: name.asciiLowercased,
                columns: outputs.enumerated().map { position, output in
                    TranslationColumn(name: output.name, value: output.column(position, of: table))
                }))
    }

    /// The name of a common table expression in the statement, and its columns.
    private func common(
        _ entry: CommonEntry, at span: SourceSpan
    ) throws(NotTranslated) -> (name: String, outputs: [RemoteOutput]) {
        if let translated = entry.translated { return translated }
        guard !entry.isOpen else { throw refusal(span, "a recursive query") }
        entry.isOpen = true
        defer { entry.isOpen = false }
        var inner = try query(entry.definition.query, parent: nil, common: entry.scope)
        let names = entry.definition.columns
        guard names.isEmpty || names.count == inner.outputs.count else {
            throw refusal(span, "a list of columns of another length")
        }
        for (position, name) in names.enumerated() { inner.outputs[position].name = name.name }
        let name = newTable()
        addCommon(name, inner.sql)
        entry.translated = (name, inner.outputs)
        return (name, inner.outputs)
    }
}

extension ArchiveRelation {
    /// Its columns where the statement calls it `table`.
    func columns(in table: String) -> [TranslationColumn] {
        columns.map { column in
            TranslationColumn(
                name: column.column.name, wireNames: column.column.wireNames,
                isHidden: column.column.isHidden,
                value: column.translated(in: table))
        }
    }
}
