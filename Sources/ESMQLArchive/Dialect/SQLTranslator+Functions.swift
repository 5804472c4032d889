internal import QueryEngine
internal import SQLSyntax

extension SQLTranslator {
    /// A function's call.
    func function(
        _ call: FunctionCall, _ span: SourceSpan, in scope: TranslationScope
    ) throws(NotTranslated) -> Translated {
        let name = call.name.name.asciiLowercased
        if let over = call.over { return try window(call, over, span, in: scope) }
        guard call.order == nil else { throw refusal(span, "\(name)() with ORDER BY") }
        guard case .list(let arguments) = call.arguments else {
            return try aggregate(name, [], call, span, in: scope)
        }
        if Self.isAggregate(name, arguments.count) {
            return try aggregate(name, arguments, call, span, in: scope)
        }
        guard call.filter == nil, !call.isDistinct else {
            throw refusal(span, "\(name)() with FILTER or DISTINCT")
        }
        switch (name, arguments.count) {
        case ("coalesce", 2...), ("ifnull", 2):
            let (values, type) = try alike(arguments, span, in: scope)
            return try passing(
                "COALESCE(\(values.joined(separator: ", ")))", type, arguments, in: scope)
        case ("min", 2...), ("max", 2...): return try extreme(name, arguments, span, in: scope)
        case ("nullif", 2):
            let value = try plain(arguments[0], in: scope)
            let equal = try comparison(arguments[0], .equal, arguments[1], in: scope)
            var result = Translated(
                sql: "(CASE WHEN \(equal) THEN NULL ELSE \(value.sql) END)", type: value.type)
            result.column = value.column
            return result
        case ("iif", 3):
            let condition = try truth(arguments[0], in: scope)
            let (values, type) = try alike([arguments[1], arguments[2]], span, in: scope)
            return Translated(
                sql: "(CASE WHEN \(condition) THEN \(values[0]) ELSE \(values[1]) END)", type: type)
        case ("abs", 1):
            let value = try number(arguments[0], in: scope)
            mayFail = true
            return Translated(sql: "abs(\(value.sql))", type: value.type)
        case ("round", 1): return try rounded(arguments[0], in: scope)
        case ("lower", 1), ("upper", 1):
            let value = try words(arguments[0], in: scope)
            return Translated(sql: "\(name)(\(value.sql) COLLATE \"C\")", type: .text)
        case ("length", 1):
            return Translated(
                sql: "length(\(try words(arguments[0], in: scope).sql))::bigint", type: .integer)
        case ("trim", 1...2), ("ltrim", 1...2), ("rtrim", 1...2):
            var list: [String] = []
            for argument in arguments { list.append(try words(argument, in: scope).sql) }
            let function = name == "trim" ? "btrim" : name
            return Translated(sql: "\(function)(\(list.joined(separator: ", ")))", type: .text)
        case ("replace", 3):
            var list: [String] = []
            for argument in arguments { list.append(try words(argument, in: scope).sql) }
            return Translated(sql: "replace(\(list.joined(separator: ", ")))", type: .text)
        case ("instr", 2):
            let text = try words(arguments[0], in: scope).sql
            return Translated(
                sql: "strpos(\(text), \(try words(arguments[1], in: scope).sql))::bigint", type: .integer)
        case ("substr", 2...3), ("substring", 2...3): return try part(arguments, span, in: scope)
        case ("date", 1), ("time", 1), ("datetime", 1), ("strftime", 2), ("unixepoch", 1), ("time_bucket", 2):
            return try time(name, arguments, span, in: scope)
        default: throw refusal(span, "the function \(name)()")
        }
    }

    /// A value that is one of the arguments' values: it comes from their columns where all are columns'.
    private func passing(
        _ sql: String, _ type: RemoteType, _ arguments: [Expression], in scope: TranslationScope
    ) throws(NotTranslated) -> Translated {
        var columns: [Column] = []
        for argument in arguments {
            if let column = try value(argument, in: scope).column { columns.append(column) }
        }
        var result = Translated(sql: sql, type: type)
        if columns.count == arguments.count { result.column = columns.first }
        return result
    }

    /// `min` and `max` of several values: NULL where one of them is.
    private func extreme(
        _ name: String, _ arguments: [Expression], _ span: SourceSpan, in scope: TranslationScope
    ) throws(NotTranslated) -> Translated {
        for argument in arguments {
            guard try !value(argument, in: scope).isCaseless else {
                throw refusal(argument.span, "\(name)() of a column that ignores case")
            }
        }
        let (values, type) = try alike(arguments, span, in: scope)
        let keys = type == .text ? values.map { "\($0) COLLATE \"C\"" } : values
        let isNull = values.map { "\($0) IS NULL" }.joined(separator: " OR ")
        let function = name == "min" ? "LEAST" : "GREATEST"
        return try passing(
            "(CASE WHEN \(isNull) THEN NULL ELSE \(function)(\(keys.joined(separator: ", "))) END)", type,
            arguments,
            in: scope)
    }

    /// `round` to a whole number, halves away from zero; PostgreSQL's own takes halves to the even one.
    private func rounded(
        _ argument: Expression, in scope: TranslationScope
    ) throws(NotTranslated) -> Translated {
        let value = try number(argument, in: scope)
        guard value.type != .null else { return .null }
        let real = value.type == .integer ? "(\(value.sql))::double precision" : value.sql
        // From 2^52 on every double is whole; adding nothing makes 0 of -0.
        return Translated(
            sql:
                "(CASE WHEN abs(\(real)) >= 4503599627370496 THEN \(real) ELSE trunc(\(real) + CASE WHEN \(real) < 0 "
                + "THEN -0.5 ELSE 0.5 END) + 0 END)", type: .real)
    }

    /// `substr` from a place on: where both numbers are plain, PostgreSQL's means the same.
    private func part(
        _ arguments: [Expression], _ span: SourceSpan, in scope: TranslationScope
    ) throws(NotTranslated) -> Translated {
        let text = try words(arguments[0], in: scope).sql
        guard case .integer(let start)? = constant(arguments[1]), (1...Int64(Int32.max / 2)).contains(start)
        else {
            throw refusal(span, "substr() from what is no number from 1")
        }
        guard arguments.count == 3 else {
            return Translated(sql: "substr(\(text), \(start))", type: .text)
        }
        guard case .integer(let length)? = constant(arguments[2]), (0...Int64(Int32.max / 2)).contains(length)
        else {
            throw refusal(span, "substr() of a length that is no number from 0")
        }
        return Translated(sql: "substr(\(text), \(start), \(length))", type: .text)
    }

    // MARK: Times

    /// A function of time over a column of times; over anything else SQLite has to read the text.
    private func time(
        _ name: String, _ arguments: [Expression], _ span: SourceSpan, in scope: TranslationScope
    ) throws(NotTranslated) -> Translated {
        let isSecond = name == "strftime" || name == "time_bucket"
        let value = try plain(arguments[isSecond ? 1 : 0], in: scope)
        guard value.type == .time else { throw refusal(span, "\(name)() of what is no column of times") }
        switch name {
        case "date": return Translated(sql: TimeForm.format(value.sql, "YYYY-MM-DD"), type: .text)
        case "time": return Translated(sql: TimeForm.format(value.sql, "HH24:MI:SS"), type: .text)
        case "datetime":
            return Translated(sql: TimeForm.format(value.sql, "YYYY-MM-DD HH24:MI:SS"), type: .text)
        case "unixepoch": return Translated(sql: TimeForm.seconds(value.sql), type: .integer)
        case "time_bucket":
            guard case .text(let span)? = constant(arguments[0]),
                let width = TimeFunctions.milliseconds(ofSpan: span), width > 0, width <= Self.widest
            else { throw refusal(span, "time_bucket() of this span") }
            // PostgreSQL has it from version 14 on.
            mayFail = true
            return Translated(sql: TimeForm.bucket(value.sql, width), type: .time)
        default:
            guard case .text(let format)? = constant(arguments[0]) else {
                throw refusal(span, "strftime() with a format that is no constant")
            }
            switch format {
            case "%s": return Translated(sql: "(\(TimeForm.seconds(value.sql)))::text", type: .text)
            case "%w": return Translated(sql: TimeForm.weekday(value.sql), type: .text)
            default:
                guard let pattern = Self.pattern(format) else {
                    throw refusal(span, "this format of strftime()")
                }
                return Translated(sql: TimeForm.format(value.sql, pattern), type: .text)
            }
        }
    }

    /// A hundred years, in milliseconds.
    private static let widest: Int64 = 36_525 * 86_400_000

    /// The pattern of `to_char` for a format of `strftime`; nil where one of its letters has none.
    private static func pattern(_ format: String) -> String? {
        let letters: [Unicode.Scalar: String] = [
            "Y": "YYYY", "m": "MM", "d": "DD", "H": "HH24", "M": "MI", "S": "SS", "j": "DDD", "f": "SS.MS",
        ]
        var pattern = ""
        var words = ""
        func end() {
            if !words.isEmpty { pattern += "\"\(words)\"" }
            words = ""
        }
        var rest = format.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "%" else {
                // In quotes a backslash would mean something of its own.
                guard scalar != "\"", scalar != "\\" else { return nil }
                words.unicodeScalars.append(scalar)
                continue
            }
            guard let letter = rest.popFirst() else { return nil }
            if letter == "%" {
                words += "%"
                continue
            }
            guard let part = letters[letter] else { return nil }
            end()
            pattern += part
        }
        end()
        return pattern.isEmpty ? nil : pattern
    }
}
