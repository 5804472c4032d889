internal import SQLSyntax

extension Binder {
    /// Binds the tables of a `FROM`, then the conditions of its joins.
    func bindFrom(_ from: FromClause, scope: Scope, parent: Scope, select: Int) throws(Diagnostic) {
        var pending: [(join: Int, condition: Expression)] = []
        try bindTables(from, scope: scope, parent: parent, select: select, pending: &pending)
        // SQLite lets ON name tables further right where the join is an inner one; it has the last word.
        for (join, condition) in pending {
            _ = try bindExpression(condition, in: scope)
            bound.selects[select].joins[join].condition = condition
        }
    }

    private func bindTables(
        _ from: FromClause, scope: Scope, parent: Scope, select: Int,
        pending: inout [(join: Int, condition: Expression)]
    ) throws(Diagnostic) {
        let start = bound.selects[select].sources.count
        try bindReference(from.first, scope: scope, parent: parent, select: select, pending: &pending)
        for join in from.joins {
            let middle = bound.selects[select].sources.count
            try bindReference(join.table, scope: scope, parent: parent, select: select, pending: &pending)
            let end = bound.selects[select].sources.count
            var bind = BoundJoin(kind: join.op.kind, left: start..<middle, right: middle..<end)
            if join.op.isNatural {
                bind.equalities = try bindNatural(join, bind, scope: scope, select: select)
            } else if case .using(let names) = join.constraint {
                bind.equalities = try bindUsing(names, bind, scope: scope, select: select)
            }
            bound.selects[select].joins.append(bind)
            if case .on(let condition) = join.constraint {
                pending.append((bound.selects[select].joins.count - 1, condition))
            }
        }
    }

    private func bindReference(
        _ reference: TableReference, scope: Scope, parent: Scope, select: Int,
        pending: inout [(join: Int, condition: Expression)]
    ) throws(Diagnostic) {
        switch reference.source {
        case .table(let name):
            try bindTable(name, alias: reference.alias, scope: scope, select: select)
        case .subquery(let query):
            let index = try bindQuery(query, parent: parent)
            bound.queries[index].readers = 1
            add(
                BoundSource(
                    name: reference.alias?.name ?? "", kind: .query(index),
                    columns: bound.queries[index].outputs, select: select), to: scope)
        case .function(let name, let arguments):
            let columns = try functionColumns(name)
            let source = BoundSource(
                name: reference.alias?.name ?? name.name.name, kind: .function, columns: columns,
                select: select)
            add(source, to: scope)
            for argument in arguments { _ = try bindExpression(argument, in: scope) }
        case .join(let inner):
            try bindTables(inner, scope: scope, parent: parent, select: select, pending: &pending)
        }
    }

    private func bindTable(
        _ name: TableName, alias: Identifier?, scope: Scope, select: Int
    ) throws(Diagnostic) {
        if name.schema == nil, let table = scope.commonTable(name.name.name) {
            let query = try bindCommonTable(table, at: name.span)
            bound.queries[query].readers += 1
            add(
                BoundSource(
                    name: alias?.name ?? name.name.name, kind: .query(query),
                    columns: bound.queries[query].outputs, select: select), to: scope)
            return
        }
        let isMain = name.schema.map { $0.name.asciiLowercased == "main" } ?? true
        guard isMain, let provider = catalog.provider(named: name.name.name) else {
            throw unknownTable(bound.text[name.span], nameOnly: name.name.name, at: name.span)
        }
        let id = bound.instances.count
        let source = add(
            BoundSource(
                name: alias?.name ?? name.name.name, kind: .instance(id),
                columns: provider.schema.columns.map { OutputColumn(name: $0.name, isHidden: $0.isHidden) },
                select: select), to: scope)
        bound.instances.append(
            TableInstance(
                provider: provider, name: alias?.name ?? name.name.name, nameSpan: name.span,
                hasAlias: alias != nil, source: source))
    }

    @discardableResult
    private func add(_ source: BoundSource, to scope: Scope) -> Int {
        let index = bound.sources.count
        bound.sources.append(source)
        scope.sources.append(index)
        bound.selects[source.select].sources.append(index)
        return index
    }

    /// The columns of SQLite's own table-valued functions that a query may use.
    private func functionColumns(_ name: TableName) throws(Diagnostic) -> [OutputColumn] {
        guard name.schema == nil, ["json_each", "json_tree"].contains(name.name.name.asciiLowercased) else {
            throw Diagnostic(
                .unknownTable, "no such table-valued function: \(bound.text[name.span])", at: name.span,
                hints: ["json_each and json_tree are known"])
        }
        return ["key", "value", "type", "atom", "id", "parent", "fullkey", "path"].map {
            OutputColumn(name: $0)
        }
            + ["json", "root"].map { OutputColumn(name: $0, isHidden: true) }
    }

    // MARK: Joins by name

    /// `USING (…)`: each name is on both sides, the sites' own names included.
    private func bindUsing(
        _ names: [Identifier], _ join: BoundJoin, scope: Scope, select: Int
    ) throws(Diagnostic) -> [(BoundColumn, BoundColumn)] {
        var pairs: [(BoundColumn, BoundColumn)] = []
        for name in names {
            guard let left = column(name.name, among: join.left, of: select),
                let right = column(name.name, among: join.right, of: select)
            else {
                throw Diagnostic(
                    .unknownColumn,
                    "cannot join using column \(name.name): it is not on both sides of the join",
                    at: name.span)
            }
            let own = bound.sources[left.source].columns[left.index].name
            if own.asciiLowercased != name.name.asciiLowercased {
                bound.edits.append(TextEdit(span: name.span, replacement: own.quotedIdentifier))
            }
            use(left)
            use(right)
            scope.sharedNames.insert(own.asciiLowercased)
            pairs.append((left, right))
        }
        return pairs
    }

    /// `NATURAL`: written out as `USING`, since the store's tables have only the columns that are needed.
    private func bindNatural(
        _ join: Join, _ bind: BoundJoin, scope: Scope, select: Int
    ) throws(Diagnostic) -> [(BoundColumn, BoundColumn)] {
        if join.constraint != nil {
            throw Diagnostic(
                .naturalJoin, "a NATURAL join may not have an ON or USING clause", at: join.op.span)
        }
        var pairs: [(BoundColumn, BoundColumn)] = []
        var names: [String] = []
        for position in bind.right {
            let source = bound.selects[select].sources[position]
            for (index, output) in bound.sources[source].columns.enumerated() where !output.isHidden {
                guard let left = column(output.name, among: bind.left, of: select, wire: false),
                    !names.contains(output.name.asciiLowercased)
                else { continue }
                let right = BoundColumn(source: source, index: index)
                use(left)
                use(right)
                names.append(output.name.asciiLowercased)
                scope.sharedNames.insert(output.name.asciiLowercased)
                pairs.append((left, right))
            }
        }
        let words = bound.text[join.op.span].split(whereSeparator: \.isWhitespace)
            .filter { $0.lowercased() != "natural" }
        bound.edits.append(TextEdit(span: join.op.span, replacement: words.joined(separator: " ")))
        if !names.isEmpty {
            let list = names.map(\.quotedIdentifier).joined(separator: ", ")
            let end = join.table.span.upper
            bound.edits.append(TextEdit(span: SourceSpan(end, end), replacement: " using (\(list))"))
        }
        return pairs
    }

    /// The first visible column of a name among some of a `SELECT`'s sources.
    private func column(
        _ name: String, among positions: Range<Int>, of select: Int, wire: Bool = true
    ) -> BoundColumn? {
        for position in positions {
            let source = bound.selects[select].sources[position]
            if let index = columnIndex(name, in: source, wire: false),
                !bound.sources[source].columns[index].isHidden
            {
                return BoundColumn(source: source, index: index)
            }
        }
        guard wire else { return nil }
        for position in positions {
            let source = bound.selects[select].sources[position]
            if let index = columnIndex(name, in: source, wire: true) {
                return BoundColumn(source: source, index: index)
            }
        }
        return nil
    }
}
