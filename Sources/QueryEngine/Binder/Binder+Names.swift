internal import SQLSyntax

extension Binder {
    /// Resolves a column's name, notes its use, and the change of the text where it is the site's own name.
    func bindColumn(_ name: ColumnName, span: SourceSpan, in scope: Scope) throws(Diagnostic) -> BoundColumn?
    {
        var level: Scope? = scope
        while let current = level {
            if let column = try lookUp(name, in: current, wire: false) { return note(column, name, span) }
            // An alias of the result, in the clauses that may name one: SQLite knows what it stands for.
            if name.table == nil, let alias = current.aliases[name.column.name.asciiLowercased] {
                bound.aliased[span.lower] = alias
                return nil
            }
            if let column = try lookUp(name, in: current, wire: true) { return note(column, name, span) }
            level = current.parent
        }
        throw unknownColumn(name, span: span, in: scope)
    }

    private func note(_ column: BoundColumn, _ name: ColumnName, _ span: SourceSpan) -> BoundColumn {
        let own = bound.sources[column.source].columns[column.index].name
        if !own.isName(name.column.name) {
            bound.edits.append(TextEdit(span: name.column.span, replacement: own.quotedIdentifier))
        }
        bound.columns[span.lower] = column
        use(column)
        return column
    }

    /// Notes the columns that a bare name stands for where joins by name merge several.
    func noteMerged(_ name: ColumnName, _ column: BoundColumn, span: SourceSpan, in scope: Scope) {
        var level: Scope? = scope
        while let current = level, !current.sources.contains(column.source) { level = current.parent }
        guard name.table == nil, let owner = level, owner.fillsLeft else { return }
        let all = merged(with: column, in: owner)
        if all.count > 1 { bound.merged[span.lower] = all }
    }

    /// A column and those that joins by name merge it with.
    func merged(with column: BoundColumn, in scope: Scope) -> [BoundColumn] {
        let name = bound.sources[column.source].columns[column.index].name
        let others = scope.joinedByName.filter { other in
            other != column
                && bound.sources[other.source].columns[other.index].name.asciiLowercased
                    == name.asciiLowercased
        }
        return [column] + others.sorted { $0.source < $1.source }
    }

    /// Notes that the query needs a column.
    func use(_ column: BoundColumn) {
        guard case .instance(let id) = bound.sources[column.source].kind else { return }
        bound.instances[id].usedColumns.insert(column.index)
    }

    /// The column of a name in one scope; nil where none has it, an error where several have.
    ///
    /// - Throws: a diagnostic for an ambiguous name.
    func lookUp(_ name: ColumnName, in scope: Scope, wire: Bool) throws(Diagnostic) -> BoundColumn? {
        var found: BoundColumn?
        var others: [BoundColumn] = []
        for source in scope.sources {
            if let table = name.table, !bound.sources[source].name.isName(table.name) { continue }
            if let index = columnIndex(name.column.name, in: source, wire: wire) {
                let column = BoundColumn(source: source, index: index)
                guard found != nil else {
                    found = column
                    continue
                }
                if name.table == nil, scope.joinedByName.contains(column) { continue }
                others.append(column)
            }
        }
        if let found, !others.isEmpty { throw ambiguous(name, [found.source] + others.map(\.source)) }
        return found
    }

    /// The index of a source's column of a name; the site's own names count only where `wire` is set.
    func columnIndex(_ name: String, in source: Int, wire: Bool) -> Int? {
        if let index = bound.sources[source].columns.firstIndex(where: { $0.name.isName(name) }) {
            return index
        }
        guard wire, case .instance(let id) = bound.sources[source].kind else { return nil }
        return bound.instances[id].schema.columnIndex(name)
    }
}
