internal import QueryEngine
internal import SQLSyntax

extension SQLTranslator {
    /// The call of a window function.
    func window(
        _ call: FunctionCall, _ over: FunctionCall.Over, _ span: SourceSpan, in scope: TranslationScope
    ) throws(NotTranslated) -> Translated {
        guard scope.takesWindows else { throw refusal(span, "a window function here") }
        scope.takesWindows = false
        defer { scope.takesWindows = true }
        let name = call.name.name.asciiLowercased
        let arguments: [Expression]
        switch call.arguments {
        case .star: arguments = []
        case .list(let list): arguments = list
        }
        guard !call.isDistinct, call.order == nil else {
            throw refusal(span, "\(name)() over a window with DISTINCT")
        }
        let filter =
            try call.filter.map { condition throws(NotTranslated) in
                " FILTER (WHERE \(try truth(condition, in: scope)))"
            } ?? ""
        let window = "\(filter) OVER (\(try definition(over, in: scope)))"
        switch (name, arguments.count) {
        case ("row_number", 0), ("rank", 0), ("dense_rank", 0):
            return Translated(sql: "(\(name)()\(window))", type: .integer)
        case ("percent_rank", 0), ("cume_dist", 0):
            return Translated(sql: "(\(name)()\(window))", type: .real)
        case ("ntile", 1):
            guard case .integer(let count)? = constant(arguments[0]), (1...Int64(Int32.max)).contains(count)
            else {
                throw refusal(span, "ntile() of what is no number from 1")
            }
            return Translated(sql: "(ntile(\(count))\(window))::bigint", type: .integer)
        case ("count", 0): return Translated(sql: "(count(*)\(window))", type: .integer)
        case ("count", 1):
            let value = try value(arguments[0], in: scope).asNumber
            guard value.type != .null else { throw refusal(span, "count() of NULL") }
            return Translated(sql: "(count(\(value.sql))\(window))", type: .integer)
        case ("lag", 1...2), ("lead", 1...2), ("first_value", 1), ("last_value", 1), ("nth_value", 2):
            return try reached(name, arguments, window, span, in: scope)
        case ("sum", 1), ("total", 1), ("avg", 1), ("min", 1), ("max", 1):
            return try aggregated(name, arguments[0], window, span, in: scope)
        default: throw refusal(span, "\(name)() over a window")
        }
    }

    /// A value of another row of the window.
    private func reached(
        _ name: String, _ arguments: [Expression], _ window: String, _ span: SourceSpan,
        in scope: TranslationScope
    ) throws(NotTranslated) -> Translated {
        let value = try plain(arguments[0], in: scope)
        guard value.type != .null else { throw refusal(span, "\(name)() of NULL") }
        var list = value.sql
        if arguments.count == 2 {
            guard case .integer(let distance)? = constant(arguments[1]),
                ((name == "nth_value" ? 1 : 0)...Int64(Int32.max)).contains(distance)
            else { throw refusal(span, "\(name)() at what is no plain number") }
            list += ", \(distance)"
        }
        return Translated(sql: "(\(name)(\(list))\(window))", type: value.type, column: value.column)
    }

    /// An aggregate over the rows of a window.
    private func aggregated(
        _ name: String, _ argument: Expression, _ window: String, _ span: SourceSpan,
        in scope: TranslationScope
    ) throws(NotTranslated) -> Translated {
        let value = try plain(argument, in: scope)
        switch (name, value.type) {
        case ("min", .text), ("max", .text):
            guard !value.isCaseless else { throw refusal(span, "\(name)() of a column that ignores case") }
            return Translated(
                sql: "(\(name)(\(value.sql) COLLATE \"C\")\(window))", type: .text, column: value.column)
        case ("min", .integer), ("min", .real), ("min", .time), ("max", .integer), ("max", .real),
            ("max", .time):
            return Translated(sql: "(\(name)(\(value.sql))\(window))", type: value.type, column: value.column)
        case ("sum", .integer), ("total", .integer), ("avg", .integer), ("sum", .real), ("total", .real),
            ("avg", .real):
            mayFail = true
            let sum = "sum(\(value.sql))\(window)"
            let real = value.type == .real ? sum : "(\(sum))::double precision"
            switch name {
            case "sum":
                return Translated(
                    sql: value.type == .real ? "(\(sum))" : "(\(sum))::bigint", type: value.type)
            case "total": return Translated(sql: "COALESCE(\(real), 0)", type: .real)
            default:
                return Translated(sql: "(\(real) / NULLIF(count(\(value.sql))\(window), 0))", type: .real)
            }
        default: throw refusal(span, "\(name)() over a window of this type")
        }
    }

    // MARK: Definitions

    private func definition(
        _ over: FunctionCall.Over, in scope: TranslationScope
    ) throws(NotTranslated) -> String {
        let window: WindowDefinition
        switch over {
        case .definition(let definition): window = definition
        case .named(let name):
            guard
                let named = scope.windows.first(where: {
                    $0.name.name.asciiLowercased == name.name.asciiLowercased
                })
            else { throw refusal(name.span, "a window that is not there") }
            window = named.definition
        }
        guard window.base == nil else { throw refusal(window.span, "a window upon another one") }
        var parts: [String] = []
        if !window.partitionBy.isEmpty {
            var keys: [String] = []
            for expression in window.partitionBy {
                let key = try value(expression, in: scope).asNumber
                guard key.type != .null else { throw refusal(expression.span, "PARTITION BY NULL") }
                keys.append(key.key)
            }
            parts.append("PARTITION BY \(keys.joined(separator: ", "))")
        }
        if !window.orderBy.isEmpty {
            var terms: [String] = []
            for term in window.orderBy {
                terms.append(try Self.ordering(value(term.expression, in: scope), term))
            }
            parts.append("ORDER BY \(terms.joined(separator: ", "))")
        }
        if let frame = window.frame { parts.append(try self.frame(frame, window.span)) }
        return parts.joined(separator: " ")
    }

    private func frame(_ frame: WindowFrame, _ span: SourceSpan) throws(NotTranslated) -> String {
        let unit =
            switch frame.unit {
            case .rows: "ROWS"
            case .range: "RANGE"
            case .groups: "GROUPS"
            }
        let start = try bound(frame.start, frame.unit, span)
        // What a frame begins with behind its end has no rows in SQLite, and is an error in PostgreSQL.
        if case .following = frame.start, frame.end == nil { throw refusal(span, "this frame") }
        var sql = "\(unit) \(start)"
        if let end = frame.end {
            switch (frame.start, end) {
            case (.following, .currentRow), (.following, .preceding), (.currentRow, .preceding),
                (.unboundedFollowing, _), (_, .unboundedPreceding):
                throw refusal(span, "this frame")
            default: break
            }
            sql = "\(unit) BETWEEN \(start) AND \(try bound(end, frame.unit, span))"
        }
        switch frame.exclusion {
        case nil, .noOthers?: break
        case .currentRow?: sql += " EXCLUDE CURRENT ROW"
        case .group?: sql += " EXCLUDE GROUP"
        case .ties?: sql += " EXCLUDE TIES"
        }
        return sql
    }

    private func bound(
        _ bound: WindowFrame.Bound, _ unit: WindowFrame.Unit, _ span: SourceSpan
    ) throws(NotTranslated) -> String {
        func distance(_ expression: Expression) throws(NotTranslated) -> Int64 {
            guard unit == .rows, case .integer(let distance)? = constant(expression),
                (0...Int64(Int32.max)).contains(distance)
            else { throw refusal(span, "this frame") }
            return distance
        }
        switch bound {
        case .unboundedPreceding: return "UNBOUNDED PRECEDING"
        case .unboundedFollowing: return "UNBOUNDED FOLLOWING"
        case .currentRow: return "CURRENT ROW"
        case .preceding(let expression): return "\(try distance(expression)) PRECEDING"
        case .following(let expression): return "\(try distance(expression)) FOLLOWING"
        }
    }
}
