internal import QueryEngine
internal import SQLSyntax

extension SQLTranslator {
    /// A query inside of another one.
    ///
    /// - Parameters:
    ///   - query: the query.
    ///   - parent: the scope around it, whose columns it may name.
    ///   - common: the common table expressions around it.
    /// - Returns: the query in PostgreSQL's words.
    /// - Throws: what of it means something else there.
    func query(
        _ query: Query, parent: TranslationScope?, common: CommonScope?
    ) throws(NotTranslated) -> RemoteQuery {
        var common = common
        if let with = query.with { common = CommonScope(parent: common, with.tables) }
        let limit = try query.limit.map { limit throws(NotTranslated) in try self.limit(limit) } ?? ""
        if query.compounds.isEmpty, case .select(let select) = query.first, select.quantifier != .distinct {
            let scope = TranslationScope(parent: parent, common: common)
            let parts = try self.select(select, in: scope)
            var outputs: [RemoteOutput] = []
            for term in parts.terms { outputs.append(try output(term, in: parts, scope)) }
            let order = try self.order(query.orderBy, outputs, parts, scope)
            let items = outputs.enumerated().map {
                "\($0.element.value.sql) AS \(RemoteQuery.column($0.offset))"
            }
            return RemoteQuery(sql: parts.sql(items) + order + limit, outputs: outputs)
        }
        var body = try core(query.first, parent: parent, common: common)
        for part in query.compounds {
            let other = try core(part.core, parent: parent, common: common)
            try check(other, fits: body, part, query.span)
            let word =
                switch part.op {
                case .union: "UNION"
                case .unionAll: "UNION ALL"
                case .intersect: "INTERSECT"
                case .except: "EXCEPT"
                }
            // SQLite takes them one after the other; PostgreSQL would take INTERSECT first.
            body.sql = "(\(body.sql)) \(word) (\(other.sql))"
        }
        guard !query.orderBy.isEmpty || !limit.isEmpty else { return body }
        let table = newTable()
        let order = try orderOfOutputs(query, body.outputs, table)
        return RemoteQuery(
            sql: "SELECT * FROM (\(body.sql)) AS \(table)\(order)\(limit)", outputs: body.outputs)
    }

    /// One operand of a compound, or a SELECT DISTINCT.
    private func core(
        _ core: QueryCore, parent: TranslationScope?, common: CommonScope?
    ) throws(NotTranslated) -> RemoteQuery {
        guard case .select(let select) = core else { throw refusal(core.span, "VALUES") }
        let scope = TranslationScope(parent: parent, common: common)
        let parts = try self.select(select, in: scope)
        var outputs: [RemoteOutput] = []
        for term in parts.terms { outputs.append(try output(term, in: parts, scope)) }
        let items = outputs.enumerated().map { "\($0.element.value.sql) AS \(RemoteQuery.column($0.offset))" }
        let sql = parts.sql(items)
        guard select.quantifier == .distinct else { return RemoteQuery(sql: sql, outputs: outputs) }
        return RemoteQuery(sql: distinct(sql, outputs), outputs: outputs)
    }

    /// The rows of a query, each once; of texts that differ in case alone, one stays.
    private func distinct(_ sql: String, _ outputs: [RemoteOutput]) -> String {
        let table = newTable()
        let columns = outputs.indices.map { "\(table).\(RemoteQuery.column($0))" }
        guard outputs.contains(where: \.value.ignoresCase) else {
            return "SELECT DISTINCT * FROM (\(sql)) AS \(table)"
        }
        let items = zip(columns, outputs).enumerated().map { position, pair in
            let (column, output) = pair
            let value = output.value.ignoresCase ? "min(\(column) COLLATE \"C\")" : column
            return "\(value) AS \(RemoteQuery.column(position))"
        }
        let keys = zip(columns, outputs).map { column, output in
            output.value.ignoresCase ? "lower(\(column) COLLATE \"C\")" : column
        }
        return
            "SELECT \(items.joined(separator: ", ")) FROM (\(sql)) AS \(table) GROUP BY \(keys.joined(separator: ", "))"
    }

    /// Makes sure that two operands of a compound have columns of the same kinds.
    private func check(
        _ other: RemoteQuery, fits body: RemoteQuery, _ part: CompoundPart, _ span: SourceSpan
    ) throws(NotTranslated) {
        guard other.outputs.count == body.outputs.count else {
            throw refusal(span, "a compound of different widths")
        }
        for (one, two) in zip(body.outputs, other.outputs) {
            guard one.value.type == two.value.type, one.value.affinity == two.value.affinity,
                one.value.ignoresCase == two.value.ignoresCase
            else { throw refusal(part.core.span, "a compound of columns of different types") }
            guard !one.value.ignoresCase || part.op == .unionAll else {
                throw refusal(part.core.span, "a compound over a column that ignores case")
            }
        }
    }

    // MARK: ORDER BY and LIMIT

    /// `LIMIT … OFFSET …` with a blank before it.
    func limit(_ clause: LimitClause) throws(NotTranslated) -> String {
        guard case .integer(let count)? = constant(clause.count) else {
            throw refusal(clause.span, "a LIMIT that is no number")
        }
        var sql = count < 0 ? "" : " LIMIT \(count)"
        if let offset = clause.offset {
            guard case .integer(let skipped)? = constant(offset) else {
                throw refusal(clause.span, "an OFFSET that is no number")
            }
            if skipped > 0 { sql += " OFFSET \(skipped)" }
        }
        return sql
    }

    /// ORDER BY of a query that is neither DISTINCT nor a compound, with a blank before it.
    private func order(
        _ terms: [OrderingTerm], _ outputs: [RemoteOutput], _ parts: SelectParts, _ scope: TranslationScope
    ) throws(NotTranslated) -> String {
        guard !terms.isEmpty else { return "" }
        var list: [String] = []
        for term in terms {
            let (expression, collation) = Self.withoutCollation(term.expression)
            var value: Translated
            if let position = Self.position(of: expression, in: parts.terms) {
                guard outputs.indices.contains(position) else {
                    throw refusal(term.expression.span, "a column that is not there")
                }
                value = outputs[position].value
            } else {
                value = try parts.within(scope) { () throws(NotTranslated) in
                    try self.value(expression, in: scope)
                }
            }
            if let collation { value = try recollated(value, collation) }
            list.append(try Self.ordering(value, term))
        }
        return " ORDER BY \(list.joined(separator: ", "))"
    }

    /// ORDER BY of a DISTINCT or a compound: it names columns of the result.
    private func orderOfOutputs(
        _ query: Query, _ outputs: [RemoteOutput], _ table: String
    ) throws(NotTranslated) -> String {
        guard !query.orderBy.isEmpty else { return "" }
        var list: [String] = []
        for term in query.orderBy {
            let (expression, collation) = Self.withoutCollation(term.expression)
            let position: Int?
            switch expression.kind {
            case .literal(.integer(let digits)): position = Int(digits).map { $0 - 1 }
            case .column(let name):
                guard name.table == nil else {
                    throw refusal(expression.span, "ORDER BY of a column with its table")
                }
                position = outputs.firstIndex { $0.name.asciiLowercased == name.column.name.asciiLowercased }
            default: position = nil
            }
            guard let position, outputs.indices.contains(position) else {
                throw refusal(expression.span, "ORDER BY of what is no column of the result")
            }
            var value = outputs[position].column(position, of: table)
            if let collation { value = try recollated(value, collation) }
            list.append(try Self.ordering(value, term))
        }
        return " ORDER BY \(list.joined(separator: ", "))"
    }

    /// A term without the collation that stands outermost in it.
    static func withoutCollation(_ expression: Expression) -> (Expression, Identifier?) {
        switch expression.kind {
        case .parenthesized(let inner): withoutCollation(inner)
        case .collate(let inner, let name): (withoutCollation(inner).0, name)
        default: (expression, nil)
        }
    }

    private func recollated(_ value: Translated, _ name: Identifier) throws(NotTranslated) -> Translated {
        var value = value
        switch name.name.asciiLowercased {
        case "nocase": value.isCaseless = true
        case "binary": value.isCaseless = false
        default: throw refusal(name.span, "COLLATE \(name.name)")
        }
        value.isCollated = true
        return value
    }

    /// The position of the result column that a term of ORDER BY or GROUP BY names by number or alias.
    static func position(of expression: Expression, in terms: [SelectTerm]) -> Int? {
        switch expression.kind {
        case .literal(.integer(let digits)): return Int(digits).map { $0 - 1 }
        case .column(let name) where name.table == nil:
            let folded = name.column.name.asciiLowercased
            return terms.firstIndex { $0.alias?.asciiLowercased == folded }
        default: return nil
        }
    }

    /// A term: NULL comes first in SQLite, and last where the order is descending.
    static func ordering(_ value: Translated, _ term: OrderingTerm) throws(NotTranslated) -> String {
        guard value.type != .null else { throw NotTranslated(term.expression.span, "ORDER BY of NULL") }
        let isDescending = term.direction == .descending
        let nulls: OrderingTerm.Nulls = term.nulls ?? (isDescending ? .last : .first)
        return "\(value.key)\(isDescending ? " DESC" : "") NULLS \(nulls == .first ? "FIRST" : "LAST")"
    }
}

extension Translated {
    /// Whether SQLite compares it without regard to case where it is a column of a result.
    var ignoresCase: Bool { type == .text && isCaseless && (isColumn || isCollated) }
}
