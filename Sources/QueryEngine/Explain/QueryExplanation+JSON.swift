extension QueryExplanation {
    /// The explanation as one JSON document, its keys in snake_case; what is not known is left out.
    public var json: String {
        var members: [(String, JSONValue?)] = [
            ("stages", .array(stages.map { .array($0.map(\.json)) })),
            ("delivery", .string(deliveryName)),
        ]
        switch delivery {
        case .streamed(let limit, let offset):
            members.append(("limit", limit.map(JSONValue.integer)))
            members.append(("offset", limit == nil ? nil : .integer(offset)))
        case .complete(let unusedLimit):
            members.append(("limit_not_pushed", unusedLimit.map(JSONValue.string)))
        case .counted: break
        }
        if !remarks.isEmpty {
            members.append(("not_in_archive", .array(remarks.map(JSONValue.string))))
        }
        members.append(("final_sql", .string(finalSQL)))
        members.append(
            (
                "run",
                run.map { run in
                    .object([
                        ("rows", .integer(run.rows)), ("milliseconds", .integer(run.milliseconds)),
                        ("stage_milliseconds", .array(run.stageMilliseconds.map(JSONValue.integer))),
                    ])
                }
            ))
        return JSONValue.known(members).text + "\n"
    }

    private var deliveryName: String {
        switch delivery {
        case .streamed: "streamed"
        case .complete: "complete"
        case .counted: "counted"
        }
    }
}

extension QueryExplanation.Scan {
    fileprivate var json: JSONValue {
        .known([
            ("table", .string(table)), ("names", .strings(names)), ("stored_as", .string(storedAs)),
            ("no_request", emptyReason.map(JSONValue.string)), ("requests", .strings(requests)),
            ("least_requests", leastRequests.map(JSONValue.integer)),
            ("cached_fetches", cachedFetches == 0 ? nil : .integer(cachedFetches)),
            ("page_size", cost.pageSize.map(JSONValue.integer)),
            ("requests_per_minute", cost.requestsPerMinute.map(JSONValue.integer)),
            ("bindings", .array(bindings.map(\.json))), ("window", window?.json),
            ("conditions", .array(conditions.map(\.json))), ("columns", .strings(columns)),
            ("alternative", alternative.map(JSONValue.string)),
            ("excerpt", excerpt.map(JSONValue.string)), ("run", run?.json),
        ])
    }
}

extension QueryExplanation.Binding {
    fileprivate var json: JSONValue {
        .object([
            ("parameter", .string(parameter)), ("columns", .strings(columns)),
            ("stored_as", .strings(storedAs)), ("optional", .bool(isOptional)),
        ])
    }
}

extension QueryExplanation.Window {
    fileprivate var json: JSONValue {
        .object([
            ("begin", .string(begin)), ("end", .string(end)), ("origin", .string(origin)),
            ("column", .string(column)),
        ])
    }
}

extension QueryExplanation.Condition {
    fileprivate var json: JSONValue {
        .known([
            ("text", .string(text)), ("effect", .string(effect)),
            ("parameter", parameter.map(JSONValue.string)),
        ])
    }
}

extension QueryExplanation.ScanRun {
    fileprivate var json: JSONValue {
        .object([
            ("fetches", .integer(fetches)), ("pages", .integer(pages)),
            ("cached_pages", .integer(cachedPages)),
            ("rows", .integer(rows)), ("bytes", .integer(bytes)),
            ("waited_milliseconds", .integer(waitedMilliseconds)),
        ])
    }
}

extension JSONValue {
    fileprivate static func strings(_ strings: [String]) -> JSONValue {
        .array(strings.map(JSONValue.string))
    }

    /// The object of the members that have a value.
    fileprivate static func known(_ members: [(String, JSONValue?)]) -> JSONValue {
        .object(members.compactMap { key, value in value.map { (key, $0) } })
    }
}

extension QueryExplanation.ScanRun {
    /// How long its requests waited, in whole milliseconds.
    var waitedMilliseconds: Int { Int(waited / .milliseconds(1)) }
}
