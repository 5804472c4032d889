internal import SQLSyntax

/// Resolves the names of a query as SQLite does, and notes what the planner wants to know.
///
/// SQLite resolves everything once more when it compiles the final SQL; the binder has to be at least as
/// strict about tables and columns, and never attribute a column to another table than SQLite would.
final class Binder {
    let catalog: Catalog
    let bound: BoundQuery

    private init(text: QueryText, catalog: Catalog) {
        self.catalog = catalog
        bound = BoundQuery(text: text)
    }

    /// Binds a query whose spans are of `text`.
    static func bind(_ query: Query, text: QueryText, catalog: Catalog) throws(Diagnostic) -> BoundQuery {
        let binder = Binder(text: text, catalog: catalog)
        let index = try binder.bindQuery(query, parent: nil)
        binder.bound.queries[index].readers = 1
        binder.expandStars()
        return binder.bound
    }

    // MARK: Queries

    /// Binds a query and answers its index.
    func bindQuery(_ query: Query, parent: Scope?) throws(Diagnostic) -> Int {
        let index = bound.queries.count
        bound.queries.append(BoundQueryNode())
        try bindQuery(query, at: index, parent: parent, names: [])
        return index
    }

    /// Binds a query into its place; `names` are the columns' names that a `WITH` gives.
    private func bindQuery(
        _ query: Query, at index: Int, parent: Scope?, names: [Identifier]
    ) throws(Diagnostic) {
        let scope = Scope(parent: parent, select: nil)
        if let with = query.with {
            for table in with.tables {
                scope.commonTables[table.name.name.asciiLowercased] = CommonTable(table, scope: scope)
            }
        }
        bound.queries[index].hasLimit = query.limit != nil
        bound.queries[index].syntax = query
        var scopes = [try bindCore(query.first, parent: scope, into: index)]
        try rename(index, names)
        for part in query.compounds {
            scopes.append(try bindCore(part.core, parent: scope, into: index))
            try checkWidth(of: part, in: index)
        }
        try SQLiteHazards.check(query, columns: bound.queries[index].outputs.count { !$0.isHidden })
        try bindOrdering(query, scopes: scopes.compactMap(\.self), outer: scope, index: index)
        if let limit = query.limit {
            _ = try bindExpression(limit.count, in: scope)
            if let offset = limit.offset { _ = try bindExpression(offset, in: scope) }
        }
    }

    /// Binds one operand of a compound; the scope is nil for a `VALUES`.
    private func bindCore(_ core: QueryCore, parent: Scope, into query: Int) throws(Diagnostic) -> Scope? {
        switch core {
        case .select(let select):
            let (index, scope) = try bindSelect(select, parent: parent)
            if bound.queries[query].cores.isEmpty {
                bound.queries[query].outputs = deduplicated(bound.selects[index].outputs)
            }
            bound.queries[query].cores.append(index)
            return scope
        case .values(let values):
            try checkWidths(of: values)
            for row in values.rows {
                for expression in row { _ = try bindExpression(expression, in: parent) }
            }
            if bound.queries[query].cores.isEmpty {
                let width = values.rows.first?.count ?? 0
                bound.queries[query].outputs = (0..<width).map { OutputColumn(name: "column\($0 + 1)") }
            }
            bound.queries[query].cores.append(nil)
            return nil
        }
    }

    private func rename(_ query: Int, _ names: [Identifier]) throws(Diagnostic) {
        guard let first = names.first, let last = names.last else { return }
        try checkWidth(of: names, at: first.span.union(last.span), in: query)
        for (position, name) in names.enumerated() {
            bound.queries[query].outputs[position].name = name.name
        }
    }

    /// The columns with `:1`, `:2` … behind the names that were there before, as SQLite does it.
    private func deduplicated(_ outputs: [OutputColumn]) -> [OutputColumn] {
        var seen: Set<String> = []
        return outputs.map { output in
            var column = output
            var count = 0
            while !seen.insert(column.name.asciiLowercased).inserted {
                count += 1
                column.name = "\(output.name):\(count)"
            }
            return column
        }
    }

    /// `ORDER BY`: aliases before columns; behind a compound only the result's columns.
    private func bindOrdering(
        _ query: Query, scopes: [Scope], outer: Scope, index: Int
    ) throws(Diagnostic) {
        let names = Set(bound.queries[index].outputs.map { $0.name.asciiLowercased })
        for term in query.orderBy {
            // SQLite looks through COLLATE and parentheses for the name of a result column.
            if case .column(let name) = Self.withoutCollation(term.expression).kind, name.table == nil {
                let folded = name.column.name.asciiLowercased
                if !query.compounds.isEmpty, names.contains(folded) { continue }
                if scopes.contains(where: { $0.aliases[folded] != nil }) { continue }
            }
            try bindOrderingTerm(term.expression, scopes: scopes, outer: outer)
        }
    }

    /// Binds a term where its names are known: a compound's may be those of any operand.
    private func bindOrderingTerm(
        _ expression: Expression, scopes: [Scope], outer: Scope
    ) throws(Diagnostic) {
        var failure: Diagnostic?
        for scope in scopes.isEmpty ? [outer] : scopes {
            do {
                _ = try bindExpression(expression, in: scope)
                return
            } catch { failure = failure ?? error }
        }
        if let failure { throw failure }
    }

    private static func withoutCollation(_ expression: Expression) -> Expression {
        switch expression.kind {
        case .collate(let inner, _), .parenthesized(let inner): withoutCollation(inner)
        default: expression
        }
    }

    /// The query of a common table expression, bound on first use.
    func bindCommonTable(_ table: CommonTable, at span: SourceSpan) throws(Diagnostic) -> Int {
        if let query = table.query {
            guard !bound.queries[query].outputs.isEmpty else {
                throw circularReference(table.definition, at: span)
            }
            if table.isBeingBound { bound.queries[query].isRecursive = true }
            return query
        }
        let index = bound.queries.count
        bound.queries.append(BoundQueryNode())
        table.query = index
        table.isBeingBound = true
        try bindQuery(
            table.definition.query, at: index, parent: table.scope, names: table.definition.columns)
        table.isBeingBound = false
        return index
    }

    // MARK: SELECT

    private func bindSelect(_ select: Select, parent: Scope) throws(Diagnostic) -> (Int, Scope) {
        let index = bound.selects.count
        bound.selects.append(BoundSelect(select: select))
        let scope = Scope(parent: parent, select: index)
        var pending: [PendingExpression] = []
        if let from = select.from {
            pending = try bindFrom(from, scope: scope, parent: parent, select: index)
        }
        try bindTerms(select, scope: scope, index: index)
        try bindPending(pending, scope: scope, select: index)
        if let condition = select.condition { _ = try bindExpression(condition, in: scope) }
        for term in select.groupBy {
            bound.selects[index].isAggregate = true
            _ = try bindExpression(term, in: scope)
            var keys = bound.columns(of: term)
            if case .literal(.integer(let digits)) = term.kind, let position = Int(digits) {
                keys = bound.selects[index].outputs.element(position - 1)?.origins ?? []
            }
            // The first of several columns that is not NULL equals none of them for sure.
            if keys.count == 1 { bound.selects[index].groupKeys.formUnion(keys) }
        }
        if let having = select.having {
            bound.selects[index].isAggregate = true
            _ = try bindExpression(having, in: scope)
        }
        for window in select.windows { _ = try bindWindow(window.definition, in: scope) }
        return (index, scope)
    }

    private func bindTerms(_ select: Select, scope: Scope, index: Int) throws(Diagnostic) {
        // Aliases are visible in the clauses behind, not in the terms themselves.
        var aliases: [String: OutputColumn] = [:]
        for term in select.columns {
            switch term.kind {
            case .all:
                guard !scope.sources.isEmpty else {
                    throw Diagnostic(.noTables, "no tables specified: * needs a FROM", at: term.span)
                }
                bindStar(term.span, sources: scope.sources, scope: scope, index: index, shares: true)
            case .allOf(let table):
                let name = table.name
                let sources = scope.sources.filter { bound.sources[$0].name.isName(name) }
                guard let source = sources.first else {
                    throw unknownTable(table.name, in: scope, at: table.span)
                }
                bindStar(term.span, sources: [source], scope: scope, index: index, shares: false)
            case .expression(let expression, let alias, _):
                _ = try bindExpression(expression, in: scope)
                let name = alias?.name ?? outputName(expression)
                let output = OutputColumn(
                    name: name, origins: bound.columns(of: expression),
                    values: bound.valueColumns(of: expression))
                bound.selects[index].outputs.append(output)
                if let alias {
                    // Of several columns of one alias SQLite takes the first.
                    aliases.merge([alias.name.asciiLowercased: output]) { first, _ in first }
                } else {
                    bound.unnamedTerms.append(UnnamedTerm(span: term.span, name: name))
                }
            }
        }
        scope.aliases = aliases
    }

    private func bindStar(_ span: SourceSpan, sources: [Int], scope: Scope, index: Int, shares: Bool) {
        var star = BoundStar(span: span, columns: [])
        for source in sources {
            for (position, output) in bound.sources[source].columns.enumerated() where !output.isHidden {
                let column = BoundColumn(source: source, index: position)
                if shares, scope.joinedByName.contains(column) { continue }
                let merged = shares && scope.fillsLeft ? merged(with: column, in: scope) : [column]
                use(column)
                star.columns.append((column, merged.count == 1))
                bound.selects[index].outputs.append(
                    OutputColumn(name: output.name, origins: merged, values: merged))
            }
        }
        bound.stars.append(star)
    }

    /// The name of a result column without an alias: a column's own name, else the text of the expression.
    private func outputName(_ expression: Expression) -> String {
        if case .column(let name) = expression.kind, let column = bound.columns[expression.span.lower] {
            let output = bound.sources[column.source].columns[column.index]
            let isOwn = output.name.isName(name.column.name)
            return isOwn ? output.name : name.column.name
        }
        return bound.text[expression.span]
    }

    /// The name, where an expression is a bare one.
    static func bareName(_ expression: Expression) -> String? {
        guard case .column(let name) = expression.kind, name.table == nil else { return nil }
        return name.column.name
    }

    /// Writes out each `*` over a table of which hidden columns are stored: SQLite knows none as hidden.
    private func expandStars() {
        // Mentions of one table can share the rows, and with them the columns that only one of them needs.
        let tables = Set(
            bound.instances.filter { instance in
                instance.usedColumns.contains { instance.schema.columns[$0].isHidden }
            }.map(\.schema.name))
        for star in bound.stars {
            let showsHidden = star.columns.contains { item in
                guard case .instance(let id) = bound.sources[item.column.source].kind else { return false }
                return tables.contains(bound.instances[id].schema.name)
            }
            guard showsHidden else { continue }
            let list = star.columns.map { column, qualified in
                let source = bound.sources[column.source]
                let name = source.columns[column.index].name.quotedIdentifier
                return qualified && !source.name.isEmpty ? "\(source.name.quotedIdentifier).\(name)" : name
            }
            // The star of a join with an alias is not in the text: the join becomes a query that has one.
            let isWritten = star.span.lower < star.span.upper
            let columns = list.joined(separator: ", ")
            bound.edits.append(
                TextEdit(span: star.span, replacement: isWritten ? columns : "select \(columns) from "))
        }
    }
}
