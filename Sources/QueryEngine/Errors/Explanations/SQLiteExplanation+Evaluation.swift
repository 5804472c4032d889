internal import SQLSyntax

/// What fails while rows are worked out: SQLite gives no place for it, the tree often leaves only one.
extension SQLiteExplanation {
    var evaluationFinding: Finding? {
        switch message {
        case "datatype mismatch": return limit
        case "malformed JSON":
            return Finding(
                message: "malformed JSON: a text is read as JSON and is none", span: jsonPlace,
                hints: ["json_valid(x) tells which texts are JSON: CASE WHEN json_valid(x) THEN … END"])
        case "integer overflow": return overflow
        case "ESCAPE expression must be a single character":
            let escapes = inventory.places.compactMap { place -> SourceSpan? in
                if case .pattern(_, _, _, let escape?, _) = place.expression.kind { escape.span } else { nil }
            }
            return Finding(message: "ESCAPE takes a single character", span: Self.only(escapes))
        case "unable to use function MATCH in the requested context":
            let matches = inventory.places.compactMap { place -> SourceSpan? in
                if case .pattern(_, .match, _, _, _) = place.expression.kind { place.span } else { nil }
            }
            return Finding(
                message: "MATCH belongs to full-text search, which does not exist here",
                span: Self.only(matches),
                hints: ["LIKE, GLOB and REGEXP compare texts"])
        case "LIKE or GLOB pattern too complex":
            return Finding(message: "a pattern of LIKE or GLOB is too long: it has at most 50,000 bytes")
        case "string or blob too big":
            let makers: Set<String> = [
                "zeroblob", "randomblob", "hex", "printf", "format", "replace", "group_concat", "string_agg",
                "concat",
            ]
            return Finding(
                message: "a text or blob is too big: it has at most 1,000,000,000 bytes",
                span: Self.only(inventory.calls(of: makers))?.place.span)
        default: return regularExpression ?? path ?? ofFunction
        }
    }

    private var limit: Finding {
        let clauses = inventory.queries.compactMap(\.limit)
        let terms = clauses.flatMap { [$0.count, $0.offset].compactMap(\.self) }
        let suspects = terms.filter { $0.literalInteger == nil }
        return Finding(
            message: "LIMIT and OFFSET take integers",
            span: Self.only(suspects)?.span ?? Self.only(clauses)?.span,
            hints: ["a number of rows, as in LIMIT 10 OFFSET 20; LIMIT -1 is all of them"])
    }

    private static let jsonFunctions: Set<String> = [
        "json", "json_array_length", "json_extract", "json_insert", "json_patch", "json_remove",
        "json_replace",
        "json_set", "json_type",
    ]

    /// The only piece of the query that reads JSON.
    private var jsonPlace: SourceSpan? {
        var spans = inventory.calls(of: Self.jsonFunctions).map(\.place.span)
        for place in inventory.places {
            if case .chain(let chain) = place.expression.kind,
                chain.rest.contains(where: { $0.op == .jsonValue || $0.op == .jsonText })
            {
                spans.append(place.span)
            }
        }
        spans += inventory.tableFunctions.filter { $0.name.name.name.asciiLowercased.hasPrefix("json_") }.map(
            \.span)
        return Self.only(spans)
    }

    private var overflow: Finding {
        let found = Self.only(inventory.calls(of: ["sum", "abs"]))
        let isSum = found?.call.name.name.asciiLowercased == "sum"
        return Finding(
            message: "integer overflow: the value does not fit into 64 bits", span: found?.place.span,
            hints: isSum ? ["total(x) adds up with a floating point, to about 15 digits"] : [])
    }

    /// `'(' is no regular expression: …`.
    private var regularExpression: Finding? {
        guard
            message.contains("' is no regular expression: ")
                || message.hasPrefix("a regular expression takes")
                || message.hasPrefix("REGEXP takes")
        else { return nil }
        var patterns = inventory.places.compactMap { place -> Expression? in
            if case .pattern(_, .regexp, let pattern, _, _) = place.expression.kind { pattern } else { nil }
        }
        for (call, _) in inventory.calls(of: ["regexp_like", "regexp"]) {
            guard case .list(let arguments) = call.arguments, arguments.count == 2 else { continue }
            patterns.append(arguments[call.name.name.asciiLowercased == "regexp" ? 0 : 1])
        }
        let literals = patterns.filter { pattern in
            pattern.literalText.map { message.hasPrefix("'\($0)' is no regular") } ?? false
        }
        return Finding(message: message, span: (literals.first ?? Self.only(patterns))?.span)
    }

    /// `JSON path error near 'a'`.
    private var path: Finding? {
        guard let rest = word(after: "JSON path error near '", before: "'") else { return nil }
        let readers = inventory.calls(of: Self.jsonFunctions).flatMap { call, _ -> [Expression] in
            if case .list(let arguments) = call.arguments { Array(arguments.dropFirst()) } else { [] }
        }
        let literals = readers.filter { $0.literalText?.hasSuffix(rest) ?? false }
        return Finding(
            message: "JSON path error near '\(rest)'", span: Self.only(literals)?.span ?? jsonPlace,
            hints: ["a path begins with $, as in '$.name', '$[0]' or '$.list[0].name'"])
    }

    /// A message that names a function of the query.
    private var ofFunction: Finding? {
        let words = message.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map {
            String($0).asciiLowercased
        }
        let named = inventory.calls(of: Set(words)).filter { call, _ in
            // An aggregate's or a window function's name is also a word: "sum", "first", "total".
            message.contains("\(call.name.name.asciiLowercased)()")
                || message.contains("of \(call.name.name.asciiLowercased) ")
                || message.contains("to \(call.name.name.asciiLowercased) ")
        }
        let tables = inventory.tableFunctions.filter {
            message.contains("\($0.name.name.name.asciiLowercased)()")
        }
        guard !named.isEmpty || !tables.isEmpty else { return nil }
        var suspects = named
        if suspects.count > 1 {
            suspects = named.filter { call, _ in
                guard ["ago", "time_bucket"].contains(call.name.name.asciiLowercased),
                    case .list(let arguments) = call.arguments, let span = arguments.first?.literalText
                else { return false }
                return TimeFunctions.milliseconds(ofSpan: span) == nil
            }
        }
        return Finding(message: message, span: Self.only(suspects)?.place.span ?? Self.only(tables)?.span)
    }
}
