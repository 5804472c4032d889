internal import QueryEngine
internal import SQLSyntax

extension SQLTranslator {
    /// A query that stands for itself, as a statement and what is left to do here.
    ///
    /// Result columns that mean something else there are worked out here, over the columns that they name.
    func part(_ query: Query, common: CommonScope?) throws(NotTranslated) -> PushedPart {
        guard query.compounds.isEmpty, case .select(let select) = query.first, select.quantifier != .distinct
        else {
            let whole = try self.query(query, parent: nil, common: common)
            return PushedPart(
                sql: statement(whole.sql),
                columns: whole.outputs.enumerated().map {
                    $0.element.value.column(named: RemoteQuery.column($0.offset))
                },
                terms: whole.outputs.enumerated().map { position, output in
                    "\(RemoteQuery.column(position).quotedIdentifier) as \(output.name.quotedIdentifier)"
                })
        }
        let common = query.with.map { CommonScope(parent: common, $0.tables) } ?? common
        let scope = TranslationScope(parent: nil, common: common)
        let parts = try self.select(select, in: scope)
        var sent = SentColumns()
        var terms: [String] = []
        var shown: [Translated?] = []
        for term in parts.terms {
            let (text, value) = try localTerm(term, in: parts, scope, &sent)
            terms.append("\(text) as \(term.name.quotedIdentifier)")
            shown.append(value)
        }
        let limit = try query.limit.map { limit throws(NotTranslated) in try self.limit(limit) } ?? ""
        var (order, rest) = ("", "")
        if !query.orderBy.isEmpty {
            let before = sent
            if let list = try? query.orderBy.map({ try ordering($0, parts, shown, scope) }) {
                order = " ORDER BY \(list.joined(separator: ", "))"
            } else {
                sent = before
                var list: [String] = []
                for term in query.orderBy { list.append(try localOrdering(term, parts, scope, &sent)) }
                rest = " order by \(list.joined(separator: ", "))"
            }
        }
        if rest.isEmpty { order += limit } else if !limit.isEmpty { rest += localLimit(query.limit) }
        if sent.values.isEmpty { _ = sent.name(of: Translated(sql: "1::bigint", type: .integer)) }
        let items = sent.values.enumerated().map { "\($0.element.sql) AS \(RemoteQuery.column($0.offset))" }
        return PushedPart(
            sql: statement(parts.sql(items) + order),
            columns: sent.values.enumerated().map { $0.element.column(named: RemoteQuery.column($0.offset)) },
            terms: terms, rest: rest)
    }

    /// The columns that a part sends.
    struct SentColumns {
        private(set) var values: [Translated] = []

        /// The name of a column, quoted; sent once however often it is used.
        mutating func name(of value: Translated) -> String {
            if let position = values.firstIndex(where: {
                $0.sql == value.sql && $0.affinity == value.affinity
            }) {
                return RemoteQuery.column(position).quotedIdentifier
            }
            values.append(value)
            return RemoteQuery.column(values.count - 1).quotedIdentifier
        }
    }

    /// A result column over the columns that are sent; with its value where it is one of them.
    private func localTerm(
        _ term: SelectTerm, in parts: SelectParts, _ scope: TranslationScope, _ sent: inout SentColumns
    ) throws(NotTranslated) -> (String, Translated?) {
        do throws(NotTranslated) {
            let output = try output(term, in: parts, scope)
            return (sent.name(of: output.value), output.value)
        } catch {
            guard case .expression(let expression) = term.kind else { throw error }
            return (try localText(expression, aliases: false, parts, scope, &sent, reason: error), nil)
        }
    }

    // MARK: Order

    /// A term of ORDER BY there.
    private func ordering(
        _ term: OrderingTerm, _ parts: SelectParts, _ shown: [Translated?], _ scope: TranslationScope
    ) throws(NotTranslated) -> String {
        let (expression, collation) = Self.withoutCollation(term.expression)
        var value: Translated
        if let position = Self.position(of: expression, in: parts.terms) {
            guard shown.indices.contains(position), let column = shown[position] else {
                throw refusal(term.expression.span, "ORDER BY of what is worked out here")
            }
            value = column
        } else {
            value = try parts.within(scope) { () throws(NotTranslated) in
                try self.value(expression, in: scope)
            }
        }
        if let collation {
            guard ["nocase", "binary"].contains(collation.name.asciiLowercased) else {
                throw refusal(collation.span, "COLLATE \(collation.name)")
            }
            value.isCaseless = collation.name.asciiLowercased == "nocase"
        }
        return try Self.ordering(value, term)
    }

    /// A term of ORDER BY here.
    private func localOrdering(
        _ term: OrderingTerm, _ parts: SelectParts, _ scope: TranslationScope, _ sent: inout SentColumns
    ) throws(NotTranslated) -> String {
        let (expression, collation) = Self.withoutCollation(term.expression)
        var sql: String
        if let position = Self.position(of: expression, in: parts.terms) {
            sql = String(position + 1)
        } else {
            sql = try localText(expression, aliases: true, parts, scope, &sent, reason: nil)
        }
        if let collation { sql += " collate \(collation.name.quotedIdentifier)" }
        if term.direction == .descending { sql += " desc" }
        if let nulls = term.nulls { sql += nulls == .first ? " nulls first" : " nulls last" }
        return sql
    }

    private func localLimit(_ clause: LimitClause?) -> String {
        guard let clause, case .integer(let count)? = constant(clause.count) else { return "" }
        guard let offset = clause.offset, case .integer(let skipped)? = constant(offset) else {
            return " limit \(count)"
        }
        return " limit \(count) offset \(skipped)"
    }

    // MARK: Expressions

    /// The text of an expression in which everything that can be worked out there is a column that is sent.
    private func localText(
        _ expression: Expression, aliases: Bool, _ parts: SelectParts, _ scope: TranslationScope,
        _ sent: inout SentColumns, reason: NotTranslated?
    ) throws(NotTranslated) -> String {
        var edits: [(SourceSpan, String)] = []
        do throws(NotTranslated) {
            try collect(expression, aliases, parts, scope, &sent, &edits)
        } catch { throw reason ?? error }
        var output = ""
        var position = expression.span.lower
        for (span, replacement) in edits.sorted(by: { $0.0.lower < $1.0.lower }) {
            output += text.text(of: SourceSpan(position, span.lower)) + replacement
            position = span.upper
        }
        return output + text.text(of: SourceSpan(position, expression.span.upper))
    }

    /// Notes what of an expression becomes a column.
    private func collect(
        _ expression: Expression, _ aliases: Bool, _ parts: SelectParts, _ scope: TranslationScope,
        _ sent: inout SentColumns, _ edits: inout [(SourceSpan, String)]
    ) throws(NotTranslated) {
        if case .parameter(let parameter) = expression.kind {
            // By its number: the text around it is another one.
            edits.append((expression.span, parameter.text == "?" ? "?\(parameter.index)" : parameter.text))
            return
        }
        if case .literal = expression.kind { return }
        if constant(expression) == nil {
            do throws(NotTranslated) {
                let value = try parts.within(scope, aliases: aliases) { () throws(NotTranslated) in
                    try self.value(expression, in: scope).asNumber
                }
                guard !value.isCollated, !value.isCaseless || value.isColumn, value.type != .null,
                    value.column?.enumeration == nil || value.isColumn
                else { throw refusal(expression.span, "a collation within an expression") }
                edits.append((expression.span, sent.name(of: value)))
                return
            } catch {
                if !Self.canBeTakenApart(expression) { throw error }
            }
        }
        for child in expression.children {
            guard case .expression(let inner) = child else {
                throw refusal(expression.span, "a subquery")
            }
            try collect(inner, aliases, parts, scope, &sent, &edits)
        }
    }

    /// Whether an expression means the same where its parts are columns.
    private static func canBeTakenApart(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .column, .subquery, .exists, .literal, .parameter: return false
        case .function(let call):
            guard call.over == nil, call.filter == nil, case .list(let arguments) = call.arguments else {
                return false
            }
            return !isAggregate(call.name.name.asciiLowercased, arguments.count)
        case .membership(_, .query, _), .membership(_, .table, _), .membership(_, .function, _): return false
        default: return true
        }
    }
}
