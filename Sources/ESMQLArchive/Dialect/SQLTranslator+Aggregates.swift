internal import QueryEngine
internal import SQLSyntax

extension SQLTranslator {
    /// The functions over the rows of a group, translated or not.
    private static let aggregates: Set<String> = [
        "avg", "count", "group_concat", "sum", "total", "json_group_array", "json_group_object", "median",
        "percentile", "sparkline", "stddev", "string_agg",
    ]

    /// Whether a call is one of an aggregate.
    static func isAggregate(_ name: String, _ count: Int) -> Bool {
        aggregates.contains(name) || count == 1 && (name == "min" || name == "max")
    }

    /// Whether an expression calls an aggregate, its subqueries aside.
    static func hasAggregate(_ expression: Expression) -> Bool {
        if case .function(let call) = expression.kind {
            let count: Int =
                if case .list(let arguments) = call.arguments { arguments.count } else { 0 }
            if isAggregate(call.name.name.asciiLowercased, count), call.over == nil { return true }
        }
        return expression.children.contains { child in
            if case .expression(let inner) = child { hasAggregate(inner) } else { false }
        }
    }

    /// An aggregate's call.
    func aggregate(
        _ name: String, _ arguments: [Expression], _ call: FunctionCall, _ span: SourceSpan,
        in scope: TranslationScope
    ) throws(NotTranslated) -> Translated {
        guard scope.takesAggregates else { throw refusal(span, "an aggregate here") }
        // What stands in it is about rows of this query.
        let groups = scope.groups
        scope.groups = nil
        scope.takesAggregates = false
        scope.seesOuter = false
        let takesWindows = scope.takesWindows
        scope.takesWindows = false
        defer {
            scope.takesWindows = takesWindows
            scope.groups = groups
            scope.takesAggregates = true
            scope.seesOuter = true
        }
        let filter = try call.filter.map { condition throws(NotTranslated) in
            " FILTER (WHERE \(try truth(condition, in: scope)))"
        }
        if name == "count", arguments.isEmpty {
            return Translated(sql: "count(*)\(filter ?? "")", type: .integer)
        }
        guard arguments.count == 1, let argument = arguments.first else {
            throw refusal(span, "the aggregate \(name)()")
        }
        return try aggregate(
            name, argument, distinct: call.isDistinct ? "DISTINCT " : "", filter ?? "", span, in: scope)
    }

    private func aggregate(
        _ name: String, _ argument: Expression, distinct: String, _ filter: String, _ span: SourceSpan,
        in scope: TranslationScope
    ) throws(NotTranslated) -> Translated {
        if name == "count" {
            let value = try value(argument, in: scope).asNumber
            return Translated(
                sql: "count(\(distinct)\(value.type == .null ? "NULL::text" : value.key))\(filter)",
                type: .integer)
        }
        let value = try plain(argument, in: scope)
        switch name {
        case "min", "max":
            guard !value.isCaseless else { throw refusal(span, "\(name)() of a column that ignores case") }
            guard value.type != .null else { throw refusal(span, "\(name)() of NULL") }
            let operand = value.type == .text ? "\(value.sql) COLLATE \"C\"" : value.sql
            var result = Translated(sql: "\(name)(\(operand))\(filter)", type: value.type)
            result.column = value.column
            return result
        case "sum", "total", "avg":
            guard value.type == .integer || value.type == .real else {
                throw refusal(span, "\(name)() of a text")
            }
            mayFail = true
            let sum = "sum(\(distinct)\(value.sql))\(filter)"
            let real = value.type == .real ? sum : "(\(sum))::double precision"
            switch name {
            // Of integers PostgreSQL's sum is a numeric of any length.
            case "sum":
                return Translated(sql: value.type == .real ? sum : "(\(sum))::bigint", type: value.type)
            case "total": return Translated(sql: "COALESCE(\(real), 0)", type: .real)
            // The division of doubles that SQLite makes.
            default:
                return Translated(sql: "(\(real) / count(\(distinct)\(value.sql))\(filter))", type: .real)
            }
        default: throw refusal(span, "the aggregate \(name)()")
        }
    }
}
