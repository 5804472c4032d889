internal import QueryEngine
internal import SQLSyntax

extension SQLTranslator {
    /// A `SELECT` up to its result columns, whose names go into the scope.
    func select(_ select: Select, in scope: TranslationScope) throws(NotTranslated) -> SelectParts {
        guard let from = select.from else { throw refusal(select.span, "a SELECT without a FROM") }
        scope.windows = select.windows
        var source = " FROM \(try self.from(from, in: scope))"
        let terms = try self.terms(select, in: scope)
        for term in terms {
            guard let alias = term.alias, case .expression(let expression) = term.kind else { continue }
            scope.aliases.merge([alias.asciiLowercased: expression]) { first, _ in first }
        }
        if let condition = select.condition {
            scope.seesAliases = true
            defer { scope.seesAliases = false }
            source += " WHERE \(try truth(condition, in: scope))"
        }
        var parts = SelectParts(terms: terms, source: source, grouping: "")
        let isAggregate =
            !select.groupBy.isEmpty || select.having != nil
            || terms.contains { term in
                if case .expression(let expression) = term.kind {
                    Self.hasAggregate(expression)
                } else {
                    false
                }
            }
        guard isAggregate else { return parts }
        let keys = try self.keys(select, terms, in: scope)
        parts.keys = keys
        if !keys.isEmpty { parts.grouping = " GROUP BY \(keys.map(\.groupKey).joined(separator: ", "))" }
        if let having = select.having {
            let condition = try parts.within(scope) { () throws(NotTranslated) in try truth(having, in: scope)
            }
            parts.grouping += " HAVING \(condition)"
        }
        return parts
    }

    /// The result columns, `*` written out.
    private func terms(_ select: Select, in scope: TranslationScope) throws(NotTranslated) -> [SelectTerm] {
        var terms: [SelectTerm] = []
        for term in select.columns {
            switch term.kind {
            case .all:
                for source in scope.sources {
                    terms += Self.terms(of: source.columns.filter { !$0.isMerged }, term.span)
                }
            case .allOf(let table):
                let name = table.name.asciiLowercased
                guard let source = scope.sources.first(where: { $0.name == name }) else {
                    throw refusal(term.span, "a table that is not there")
                }
                terms += Self.terms(of: source.columns, term.span)
            case .expression(let expression, let alias, _):
                terms.append(
                    SelectTerm(
                        name: alias?.name ?? name(of: expression, in: scope), alias: alias?.name,
                        kind: .expression(expression)))
            }
        }
        return terms
    }

    private static func terms(of columns: [TranslationColumn], _ span: SourceSpan) -> [SelectTerm] {
        columns.filter { !$0.isHidden }.map { SelectTerm(name: $0.name, kind: .column($0.value, span)) }
    }

    /// The name of a result column without an alias, as the binder gives it.
    private func name(of expression: Expression, in scope: TranslationScope) -> String {
        guard case .column(let name) = expression.kind else { return text.text(of: expression.span) }
        let folded = name.column.name.asciiLowercased
        for source in scope.sources {
            if let table = name.table, source.name != table.name.asciiLowercased { continue }
            if let column = source.columns.first(where: { $0.name.asciiLowercased == folded }) {
                return column.name
            }
        }
        return name.column.name
    }

    /// The keys of the groups.
    private func keys(
        _ select: Select, _ terms: [SelectTerm], in scope: TranslationScope
    ) throws(NotTranslated) -> [Translated] {
        var keys: [Translated] = []
        for term in select.groupBy {
            var expression = term
            if case .literal(.integer(let digits)) = term.kind {
                guard let position = Int(digits), terms.indices.contains(position - 1) else {
                    throw refusal(term.span, "a column that is not there")
                }
                switch terms[position - 1].kind {
                case .expression(let named): expression = named
                case .column(let value, _):
                    keys.append(value)
                    continue
                }
            }
            guard constant(expression) == nil else { throw refusal(term.span, "GROUP BY of a constant") }
            scope.seesAliases = true
            defer { scope.seesAliases = false }
            let key = try value(expression, in: scope).asNumber
            guard !key.isCollated, key.type != .null else {
                throw refusal(term.span, "GROUP BY with COLLATE")
            }
            keys.append(key)
        }
        return keys
    }

    /// A result column.
    func output(
        _ term: SelectTerm, in parts: SelectParts, _ scope: TranslationScope
    ) throws(NotTranslated) -> RemoteOutput {
        let value: Translated
        let span: SourceSpan
        switch term.kind {
        case .expression(let expression):
            span = expression.span
            value = try parts.within(scope, aliases: false) { () throws(NotTranslated) in
                try self.value(expression, in: scope)
            }
        case .column(let column, let place):
            span = place
            value = try parts.within(scope, aliases: false) { () throws(NotTranslated) in
                try grouped(column, place, in: scope)
            }
        }
        var shown = value.asNumber
        // A column of the result is compared as the expression was; what cannot be said of it is refused.
        guard !shown.isCollated else { throw refusal(span, "COLLATE in a result column") }
        if !shown.isColumn { shown.isCaseless = false }
        if shown.column?.enumeration != nil, !shown.isColumn {
            throw refusal(span, "a column that ignores case within an expression")
        }
        if shown.type == .null {
            shown.sql = "NULL::text"
            shown.type = .text
            shown.affinity = .none
        }
        return RemoteOutput(name: term.name, value: shown)
    }
}
