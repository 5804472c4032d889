internal import QueryEngine
internal import SQLSyntax

extension SQLTranslator {
    /// An expression in PostgreSQL's words.
    func value(_ expression: Expression, in scope: TranslationScope) throws(NotTranslated) -> Translated {
        if let constant = constant(expression) { return try literal(constant, expression.span) }
        if let key = groupKey(expression, in: scope) { return key }
        switch expression.kind {
        case .column(let name): return try column(name, expression.span, in: scope)
        case .parenthesized(let inner): return try value(inner, in: scope)
        case .unary(let op, let operand): return try unary(op, operand, in: scope)
        case .chain(let chain): return try self.chain(chain, expression.span, in: scope)
        case .between(let operand, let low, let high, let negated):
            let lower = try comparison(operand, .greaterOrEqual, low, in: scope)
            let upper = try comparison(operand, .lessOrEqual, high, in: scope)
            return .truth("(\(negated ? "NOT " : "")(\(lower) AND \(upper)))")
        case .membership(let operand, let set, let negated):
            let sql = try membership(operand, set, expression.span, in: scope)
            return .truth(negated ? "(NOT \(sql))" : sql)
        case .pattern(let operand, let op, let pattern, let escape, let negated):
            let sql = try self.pattern(operand, op, pattern, escape: escape, expression.span, in: scope)
            return .truth(negated ? "(NOT \(sql))" : sql)
        case .nullTest(let operand, let form):
            let sql = try value(operand, in: scope).sql
            return .truth("(\(sql) IS \(form == .isNull ? "" : "NOT ")NULL)")
        case .cast(let operand, let type): return try cast(operand, type, expression.span, in: scope)
        case .collate(let operand, let name): return try collated(operand, name, in: scope)
        case .function(let call): return try function(call, expression.span, in: scope)
        case .conditional(let conditional):
            return try self.conditional(conditional, expression.span, in: scope)
        case .subquery(let query): return try scalar(query, in: scope)
        case .exists(let query):
            return .truth("EXISTS (\(try self.query(query, parent: scope, common: scope.common).sql))")
        case .row: throw refusal(expression.span, "a row of values")
        case .literal, .parameter: throw refusal(expression.span, "a value that is not known beforehand")
        }
    }

    /// A constant in PostgreSQL's words.
    func literal(_ value: Value, _ span: SourceSpan) throws(NotTranslated) -> Translated {
        switch value {
        case .null: return .null
        case .integer(let integer): return Translated(sql: PostgreSQLText.integer(integer), type: .integer)
        case .real(let real):
            guard let sql = PostgreSQLText.real(real) else { throw refusal(span, "an infinite number") }
            return Translated(sql: sql, type: .real)
        case .text(let text):
            guard let sql = PostgreSQLText.text(text) else { throw refusal(span, "a text with a NUL in it") }
            return Translated(sql: sql, type: .text)
        case .blob: throw refusal(span, "a blob")
        }
    }

    /// The key that an expression about groups is; nil where it is none.
    private func groupKey(_ expression: Expression, in scope: TranslationScope) -> Translated? {
        guard let groups = scope.groups else { return nil }
        if case .column = expression.kind { return nil }
        let (takes, fails) = (scope.takesAggregates, mayFail)
        scope.groups = nil
        scope.takesAggregates = false
        defer {
            scope.groups = groups
            scope.takesAggregates = takes
        }
        guard let plain = try? value(expression, in: scope),
            let key = groups.first(where: { $0.sql == plain.asNumber.sql && $0.type == plain.asNumber.type })
        else {
            mayFail = fails
            return nil
        }
        return shown(key)
    }

    /// A condition as PostgreSQL's truth value.
    func truth(_ expression: Expression, in scope: TranslationScope) throws(NotTranslated) -> String {
        let value = try value(expression, in: scope)
        switch value.type {
        case .truth: return value.sql
        case .integer, .real: return "(\(value.sql) <> 0)"
        case .null: return "NULL::boolean"
        case .text, .time: throw refusal(expression.span, "a text as a condition")
        }
    }

    /// An expression whose collation nothing was said of, for what would carry it on.
    func plain(_ expression: Expression, in scope: TranslationScope) throws(NotTranslated) -> Translated {
        let value = try value(expression, in: scope)
        guard !value.isCollated else { throw refusal(expression.span, "COLLATE within an expression") }
        return value.asNumber
    }

    /// An expression as a number.
    func number(_ expression: Expression, in scope: TranslationScope) throws(NotTranslated) -> Translated {
        let value = try plain(expression, in: scope)
        guard value.type.isNumeric || value.type == .null else {
            throw refusal(expression.span, "a text as a number")
        }
        return value
    }

    /// An expression as a text; integers are written out.
    func words(_ expression: Expression, in scope: TranslationScope) throws(NotTranslated) -> Translated {
        var value = try plain(expression, in: scope)
        switch value.type {
        case .text: break
        case .time: value.sql = TimeForm.text(value.sql)
        case .integer: value.sql = "(\(value.sql))::text"
        case .null: value.sql = "NULL::text"
        case .real, .truth: throw refusal(expression.span, "a REAL as a text")
        }
        value.type = .text
        return value
    }

    // MARK: Forms

    private func unary(
        _ op: UnaryOperator, _ operand: Expression, in scope: TranslationScope
    ) throws(NotTranslated) -> Translated {
        switch op {
        case .not: return .truth("(NOT \(try truth(operand, in: scope)))")
        case .minus:
            let value = try number(operand, in: scope)
            if value.type == .integer { mayFail = true }
            return Translated(sql: "(- \(value.sql))", type: value.type)
        case .plus:
            let value = try number(operand, in: scope)
            return Translated(sql: value.sql, type: value.type)
        case .bitNot:
            let value = try number(operand, in: scope)
            guard value.type != .real else { throw refusal(operand.span, "a REAL under ~") }
            return Translated(sql: "(~ \(value.sql))", type: value.type)
        }
    }

    private func collated(
        _ operand: Expression, _ name: Identifier, in scope: TranslationScope
    ) throws(NotTranslated) -> Translated {
        var value = try value(operand, in: scope)
        switch name.name.asciiLowercased {
        case "nocase": value.isCaseless = true
        case "binary": value.isCaseless = false
        default: throw refusal(name.span, "COLLATE \(name.name)")
        }
        value.isCollated = true
        return value
    }

    private func conditional(
        _ conditional: Conditional, _ span: SourceSpan, in scope: TranslationScope
    ) throws(NotTranslated) -> Translated {
        var conditions: [String] = []
        var results: [Expression] = []
        for branch in conditional.branches {
            if let operand = conditional.operand {
                conditions.append(try comparison(operand, .equal, branch.condition, in: scope))
            } else {
                conditions.append(try truth(branch.condition, in: scope))
            }
            results.append(branch.result)
        }
        if let otherwise = conditional.otherwise { results.append(otherwise) }
        let (values, type) = try alike(results, span, in: scope)
        var sql = "(CASE"
        for (condition, value) in zip(conditions, values) { sql += " WHEN \(condition) THEN \(value)" }
        if conditional.otherwise != nil, let last = values.last { sql += " ELSE \(last)" }
        return Translated(sql: sql + " END)", type: type)
    }

    /// Expressions one of which is the result, all of one type.
    func alike(
        _ expressions: [Expression], _ span: SourceSpan, in scope: TranslationScope
    ) throws(NotTranslated) -> (sql: [String], type: RemoteType) {
        var values: [Translated] = []
        for expression in expressions { values.append(try plain(expression, in: scope)) }
        var types = Set(values.map(\.type))
        types.remove(.null)
        if types == [.text, .time] {
            values = values.map {
                $0.type == .time ? Translated(sql: TimeForm.text($0.sql), type: .text) : $0
            }
            types = [.text]
        }
        guard types.count <= 1 else { throw refusal(span, "values of several types") }
        return (values.map(\.sql), types.first ?? .null)
    }

    private func cast(
        _ operand: Expression, _ type: String, _ span: SourceSpan, in scope: TranslationScope
    ) throws(NotTranslated) -> Translated {
        let value = try plain(operand, in: scope)
        guard !value.isCaseless else { throw refusal(span, "CAST of a column that ignores case") }
        let folded = type.asciiLowercased
        let target: RemoteType
        if folded.contains("int") {
            target = .integer
        } else if ["char", "clob", "text"].contains(where: folded.contains) {
            target = .text
        } else if ["real", "floa", "doub"].contains(where: folded.contains) {
            target = .real
        } else {
            throw refusal(span, "CAST AS \(type)")
        }
        var result = Translated(sql: value.sql, type: target, affinity: target == .text ? .text : .numeric)
        switch (value.type, target) {
        case (.integer, .integer), (.real, .real), (.text, .text): break
        case (.integer, .real): result.sql = "(\(value.sql))::double precision"
        case (.integer, .text): result.sql = "(\(value.sql))::text"
        case (.time, .text): result.sql = TimeForm.text(value.sql)
        case (.real, .integer):
            mayFail = true
            result.sql = "trunc(\(value.sql))::bigint"
        case (.null, _): result.type = .null
        default: throw refusal(span, "CAST of a text or REAL")
        }
        return result
    }

    /// A query as a value: that of its first row.
    private func scalar(_ query: Query, in scope: TranslationScope) throws(NotTranslated) -> Translated {
        let inner = try self.query(query, parent: scope, common: scope.common)
        guard inner.outputs.count == 1 else { throw refusal(query.span, "a subquery of several columns") }
        let table = newTable()
        var value = inner.outputs[0].column(0, of: table)
        value.sql = "(SELECT \(value.sql) FROM (\(inner.sql)) AS \(table) LIMIT 1)"
        value.isColumn = false
        value.isCaseless = false
        return value
    }
}
