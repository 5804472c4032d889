internal import SQLSyntax

extension Binder {
    /// Binds the tables of a `FROM` and answers the expressions in it, for ``bindPending(_:scope:select:)``.
    func bindFrom(
        _ from: FromClause, scope: Scope, parent: Scope, select: Int
    ) throws(Diagnostic) -> [PendingExpression] {
        scope.fillsLeft = Self.fillsLeft(from)
        var pending: [PendingExpression] = []
        try bindTables(from, scope: scope, parent: parent, select: select, pending: &pending)
        return pending
    }

    /// Binds the conditions of joins and the arguments of table-valued functions.
    ///
    /// As in SQLite they may name tables further right and aliases of the result; it has the last word on
    /// where a join of another kind forbids it.
    func bindPending(_ pending: [PendingExpression], scope: Scope, select: Int) throws(Diagnostic) {
        for item in pending {
            _ = try bindExpression(item.expression, in: scope)
            if let join = item.join { bound.selects[select].joins[join].condition = item.expression }
        }
    }

    private static func fillsLeft(_ from: FromClause) -> Bool {
        from.joins.contains { $0.op.kind == .right || $0.op.kind == .full }
            || ([from.first] + from.joins.map(\.table)).contains { reference in
                if case .join(let inner) = reference.source { fillsLeft(inner) } else { false }
            }
    }

    private func bindTables(
        _ from: FromClause, scope: Scope, parent: Scope, select: Int, pending: inout [PendingExpression]
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
                pending.append(
                    PendingExpression(expression: condition, join: bound.selects[select].joins.count - 1))
            }
        }
    }

    private func bindReference(
        _ reference: TableReference, scope: Scope, parent: Scope, select: Int,
        pending: inout [PendingExpression]
    ) throws(Diagnostic) {
        switch reference.source {
        case .table(let name):
            if reference.indexHint != nil {
                // Nothing in the store has an index that a hint could mean.
                let end = reference.alias?.span.upper ?? name.span.upper
                bound.edits.append(TextEdit(span: SourceSpan(end, reference.span.upper), replacement: ""))
            }
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
            pending += arguments.map { PendingExpression(expression: $0, join: nil) }
        case .join(let inner):
            guard let alias = reference.alias else {
                try bindTables(inner, scope: scope, parent: parent, select: select, pending: &pending)
                return
            }
            // With an alias, a join in parentheses is a subquery of all of its columns.
            let start = SourceSpan(inner.span.lower, inner.span.lower)
            let all = Select(columns: [ResultTerm(kind: .all, span: start)], from: inner, span: inner.span)
            let index = try bindQuery(Query(first: .select(all), span: inner.span), parent: parent)
            bound.queries[index].readers = 1
            add(
                BoundSource(
                    name: alias.name, kind: .query(index), columns: bound.queries[index].outputs,
                    select: select), to: scope)
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
                    columns: bound.queries[query].outputs, select: select, commonTable: name.name.name),
                to: scope)
            return
        }
        let provider = try provider(of: name)
        let schema = provider.schema
        let id = bound.instances.count
        let source = add(
            BoundSource(
                name: alias?.name ?? name.name.name, kind: .instance(id),
                columns: schema.columns.map { OutputColumn(name: $0.name, isHidden: $0.isHidden) },
                select: select), to: scope)
        bound.instances.append(
            TableInstance(
                provider: provider, schema: schema, name: alias?.name ?? name.name.name, nameSpan: name.span,
                mention: alias == nil ? .bare : .aliased, source: source))
    }

    /// The provider of a name; `main` is every table's, any other schema a part of the name.
    private func provider(of name: TableName) throws(Diagnostic) -> any TableProvider {
        let schema = name.schema.map(\.name).flatMap { $0.asciiLowercased == "main" ? nil : $0 }
        let full = schema.map { "\($0).\(name.name.name)" } ?? name.name.name
        guard let provider = catalog.provider(named: full) else {
            throw unknownTable(bound.text[name.span], nameOnly: full, at: name.span)
        }
        return provider
    }

    /// Binds the table behind `IN`: the set of the values of its one column.
    func bindSet(_ name: TableName, scope: Scope) throws(Diagnostic) {
        if name.schema == nil, let table = scope.commonTable(name.name.name) {
            let query = try bindCommonTable(table, at: name.span)
            bound.queries[query].readers += 1
            bound.subqueries[name.span] = query
            return
        }
        let provider = try provider(of: name)
        let schema = provider.schema
        let visible = schema.columns.indices.filter { !schema.columns[$0].isHidden }
        guard let column = visible.first, visible.count == 1 else {
            throw Diagnostic(
                .invalidQuery, "\(name.name.name) has \(visible.count) columns, IN needs one", at: name.span,
                hints: ["write IN (SELECT column FROM \(bound.text[name.span]))"])
        }
        // A query of its own, as if `(SELECT column FROM table)` were written.
        let span = SourceSpan(name.span.lower, name.span.upper)
        let query = bound.queries.count
        let select = bound.selects.count
        let source = bound.sources.count
        let origin = BoundColumn(source: source, index: column)
        let output = OutputColumn(
            name: schema.columns[column].name, origins: [origin], values: [origin])
        bound.queries.append(BoundQueryNode(cores: [select], outputs: [output], readers: 1))
        bound.selects.append(
            BoundSelect(
                select: Select(columns: [], span: span), sources: [source], outputs: [output]))
        bound.sources.append(
            BoundSource(
                name: name.name.name, kind: .instance(bound.instances.count),
                columns: schema.columns.map { OutputColumn(name: $0.name, isHidden: $0.isHidden) },
                select: select))
        bound.instances.append(
            TableInstance(
                provider: provider, schema: schema, name: name.name.name, nameSpan: span,
                mention: .set(column: column),
                source: source, usedColumns: SmallIndexSet(CollectionOfOne(column))))
        bound.subqueries[span] = query
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
        let function = name.schema == nil ? FunctionKinds.tables[name.name.name.asciiLowercased] : nil
        guard let function else {
            throw unknownTableFunction(name)
        }
        return function.visible.map { OutputColumn(name: $0) }
            + function.hidden.map { OutputColumn(name: $0, isHidden: true) }
    }

    // MARK: Joins by name

    /// `USING (…)`: each name is on both sides, the sites' own names included.
    private func bindUsing(
        _ names: [Identifier], _ join: BoundJoin, scope: Scope, select: Int
    ) throws(Diagnostic) -> [BoundEquality] {
        var pairs: [BoundEquality] = []
        for name in names {
            guard let left = column(name.name, among: join.left, of: select),
                let right = column(name.name, among: join.right, of: select)
            else {
                throw notOnBothSides(name, join, of: select)
            }
            let own = bound.sources[left.source].columns[left.index].name
            if !own.isName(name.name) {
                bound.edits.append(TextEdit(span: name.span, replacement: own.quotedIdentifier))
            }
            pairs.append(equate(left, right, scope))
        }
        return pairs
    }

    /// `NATURAL`: written out as `USING`, since the store's tables have only the columns that are needed.
    private func bindNatural(
        _ join: Join, _ bind: BoundJoin, scope: Scope, select: Int
    ) throws(Diagnostic) -> [BoundEquality] {
        if join.constraint != nil {
            throw Diagnostic(
                .misplacedJoinConstraint, "a NATURAL join takes neither ON nor USING", at: join.op.span)
        }
        var pairs: [BoundEquality] = []
        var names: [String] = []
        for position in bind.right {
            let source = bound.selects[select].sources[position]
            for (index, output) in bound.sources[source].columns.enumerated() where !output.isHidden {
                guard let left = column(output.name, among: bind.left, of: select, wire: false),
                    !names.contains(output.name.asciiLowercased)
                else { continue }
                let right = BoundColumn(source: source, index: index)
                names.append(output.name.asciiLowercased)
                pairs.append(equate(left, right, scope))
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

    private func equate(_ left: BoundColumn, _ right: BoundColumn, _ scope: Scope) -> BoundEquality {
        use(left)
        use(right)
        let merged = scope.fillsLeft ? merged(with: left, in: scope) : [left]
        scope.joinedByName.insert(right)
        return BoundEquality(left: merged, right: right)
    }

    /// The first visible column of a name among some of a `SELECT`'s sources.
    func column(
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

/// An expression in a `FROM`, bound when all tables and the result's aliases are known.
struct PendingExpression {
    let expression: Expression
    /// The join that it is the condition of; nil for an argument.
    let join: Int?
}
