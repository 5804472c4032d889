internal import SQLSyntax

/// What is said of names that mean nothing, or too much.
extension Binder {
    // MARK: Tables

    func unknownTable(_ written: String, nameOnly: String, at span: SourceSpan) -> Diagnostic {
        var hints: [String]
        if let hint = Lookalike.hint(in: nameOnly) {
            hints = [hint]
        } else if nameOnly.asciiLowercased == "dual" {
            hints = ["a SELECT without FROM gives one row"]
        } else {
            hints = Self.didYouMean(
                Nearest.names(to: nameOnly, among: catalog.providers.map(\.schema.name)),
                otherwise: "SHOW TABLES lists the tables")
        }
        if FunctionKinds.tables[nameOnly.asciiLowercased] != nil {
            hints = ["\(written) is a function: write \(written)(…)"]
        }
        return Diagnostic(.unknownTable, "no such table: \(written)", at: span, hints: hints)
    }

    func unknownTable(_ name: String, in scope: Scope, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.unknownTable, "no such table: \(name)", at: span, hints: tableHints(name, scope.sources))
    }

    func unknownTableFunction(_ name: TableName) -> Diagnostic {
        let written = bound.text[name.span]
        let functions = FunctionKinds.tables.keys.sorted()
        let near = Nearest.names(to: name.name.name, among: functions)
        let hint: String
        if catalog.provider(named: name.name.name) != nil {
            hint = "\(written) is a table: write its name alone, and the conditions in WHERE"
        } else if let instead = ForeignFunctions.hint(for: name.name.name.asciiLowercased) {
            hint = instead
        } else {
            hint =
                near.first.map { "did you mean \($0)(…)?" }
                ?? "there are \(functions.joined(separator: ", "))"
        }
        return Diagnostic(
            .unknownTable, "no such table-valued function: \(written)", at: name.span, hints: [hint])
    }

    func circularReference(_ table: CommonTableExpression, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.circularReference, "circular reference: \(table.name.name)", at: span)
    }

    /// Hints for a name that qualifies a column and is no table of the `FROM`.
    private func tableHints(_ name: String, _ sources: [Int]) -> [String] {
        let names = sources.map { bound.sources[$0].name }.filter { !$0.isEmpty }
        // A table with an alias is known by it alone.
        for source in sources {
            guard case .instance(let id) = bound.sources[source].kind else { continue }
            let table = bound.instances[id].schema.name
            if table.asciiLowercased == name.asciiLowercased, bound.sources[source].name != table {
                return ["\(table) is called \(bound.sources[source].name) in this query"]
            }
        }
        let isTable = catalog.provider(named: name) != nil
        let otherwise =
            isTable
            ? "\(name) is not in the FROM"
            : names.isEmpty ? nil : "the FROM has \(names.joined(separator: ", "))"
        return Self.didYouMean(Nearest.names(to: name, among: names), otherwise: otherwise)
    }

    // MARK: Columns

    func ambiguous(_ name: ColumnName, _ owners: [Int]) -> Diagnostic {
        let column = name.column.name
        let names = owners.map { bound.sources[$0].name }
        var hints: [String] = []
        if let table = name.table {
            hints = ["two tables of the FROM are called \(table.name): give one of them an alias of its own"]
        } else if Set(names.map(\.asciiLowercased)).count < names.count || names.contains("") {
            hints = ["give each table of the FROM an alias of its own, and write alias.\(column)"]
        } else {
            hints = ["write " + names.map { "\($0).\(column)" }.joined(separator: " or ")]
        }
        return Diagnostic(
            .ambiguousColumn, "ambiguous column name: \(column)",
            at: name.table.map { $0.span.union(name.column.span) } ?? name.column.span, hints: hints)
    }

    /// A name in `USING` that only one side has, or none.
    func notOnBothSides(_ name: Identifier, _ join: BoundJoin, of select: Int) -> Diagnostic {
        let isLeft = column(name.name, among: join.left, of: select) != nil
        let lacking =
            isLeft ? join.right : column(name.name, among: join.right, of: select) != nil ? join.left : nil
        var message = "cannot join using column \(name.name): "
        var hints: [String] = []
        if let lacking {
            let sources = lacking.map { bound.selects[select].sources[$0] }
            let names = sources.map { bound.sources[$0].name }.filter { !$0.isEmpty }
            message += names.isEmpty ? "one side has none" : "\(names.joined(separator: ", ")) has none"
            hints = Self.didYouMean(Nearest.names(to: name.name, among: columnNames(sources)), otherwise: nil)
            hints = hints.isEmpty ? ["columns of different names are joined by ON a.x = b.y"] : hints
        } else {
            message += "neither side has one"
            let sources = Array(bound.selects[select].sources[join.left.lowerBound..<join.right.upperBound])
            hints = Self.didYouMean(Nearest.names(to: name.name, among: columnNames(sources)), otherwise: nil)
        }
        return Diagnostic(.unknownColumn, message, at: name.span, hints: hints)
    }

    func unknownColumn(_ name: ColumnName, span: SourceSpan, in scope: Scope) -> Diagnostic {
        var sources: [Int] = []
        var level: Scope? = scope
        while let current = level {
            sources += current.sources
            level = current.parent
        }
        return Diagnostic(
            .unknownColumn, "no such column: \(bound.text[span])", at: span,
            hints: columnHints(name, sources: sources, scope: scope))
    }

    private func columnHints(_ name: ColumnName, sources: [Int], scope: Scope) -> [String] {
        let column = name.column.name
        if let hint = Lookalike.hint(in: column) { return [hint] }
        var sources = sources
        if let table = name.table {
            let owners = sources.filter {
                bound.sources[$0].name.asciiLowercased == table.name.asciiLowercased
            }
            if owners.isEmpty { return tableHints(table.name, sources) }
            let others = self.owners(of: column, among: sources)
            if !others.isEmpty { return ["\(column) is a column of \(others.joined(separator: " and "))"] }
            sources = owners
        }
        var hints: [String] = []
        if name.column.quoting == .double {
            hints.append("text takes single quotes: \(column.quotedLiteral)")
        }
        if name.table == nil, let hint = aliasHint(name.column, scope) { return hints + [hint] }
        let names = columnNames(sources)
        let near = Nearest.names(to: column, among: names)
        if !near.isEmpty { return hints + ["did you mean \(near.joined(separator: " or "))?"] }
        if name.column.quoting == .double { return hints }
        if name.table == nil, let hint = Self.wordHint(column.asciiLowercased) { return [hint] }
        let elsewhere = catalog.providers.map(\.schema).filter { $0.columnIndex(column) != nil }.map(\.name)
        // A name that many tables have says nothing about what was meant.
        if !elsewhere.isEmpty, elsewhere.count <= 3 {
            hints.append("\(column) is a column of \(elsewhere.joined(separator: ", "))")
        } else if names.isEmpty {
            hints.append("there is no FROM to take a column from; a text takes single quotes")
        } else {
            let isOne = names.count == 1
            hints.append(
                isOne ? "the only column is \(names[0])" : "the columns are \(Self.list(names, most: 12))")
        }
        return hints
    }

    /// The names of the tables in the `FROM` that have a column.
    private func owners(of column: String, among sources: [Int]) -> [String] {
        sources.filter { columnIndex(column, in: $0, wire: true) != nil }.map { bound.sources[$0].name }
            .filter { !$0.isEmpty }
    }

    /// The names that sources show, each once.
    private func columnNames(_ sources: [Int]) -> [String] {
        var names: [String] = []
        for source in sources {
            for column in bound.sources[source].columns where !column.isHidden && !names.contains(column.name)
            {
                names.append(column.name)
            }
        }
        return names
    }

    /// A name that the same `SELECT` gives to one of its columns.
    private func aliasHint(_ identifier: Identifier, _ scope: Scope) -> String? {
        guard let select = scope.select else { return nil }
        let name = identifier.name
        for term in bound.selects[select].select.columns {
            guard case .expression(let expression, let alias?, _) = term.kind,
                alias.name.asciiLowercased == name.asciiLowercased,
                identifier.span.lower >= expression.span.upper
                    || identifier.span.upper <= expression.span.lower
            else { continue }
            let meaning = bound.text[expression.span]
            let short = meaning.count <= 40 && !meaning.contains(where: \.isNewline)
            return "\(name) is an alias that its own SELECT list cannot use: "
                + (short ? "write \(meaning) again" : "write its expression again")
                + ", or name it in a subquery"
        }
        return nil
    }

    /// Words that stand for a value elsewhere.
    private static func wordHint(_ word: String) -> String? {
        switch word {
        case "now", "random", "pi": "\(word) is a function: write \(word)()"
        case "sysdate", "systimestamp", "today", "getdate": "write now() for the time of the query"
        case "rowid", "oid", "_rowid_":
            "tables have no \(word): their rows are what the site sends, in no order"
        case "rownum": "write row_number() OVER (ORDER BY …), or LIMIT n"
        default: nil
        }
    }

    private static func list(_ names: [String], most: Int) -> String {
        guard names.count > most + 1 else { return names.joined(separator: ", ") }
        return names.prefix(most).joined(separator: ", ") + " and \(names.count - most) more"
    }

    private static func didYouMean(_ near: [String], otherwise: String?) -> [String] {
        near.isEmpty ? otherwise.map { [$0] } ?? [] : ["did you mean \(near.joined(separator: " or "))?"]
    }
}
