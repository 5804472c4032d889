extension QueryExplanation {
    /// The explanation as text, line by line.
    public var lines: [String] {
        var lines: [String] = []
        for (number, stage) in stages.enumerated() {
            for scan in stage {
                lines += scan.lines(stage: number + 1)
                lines.append("")
            }
        }
        lines += remarks.map { "not in the archive: \($0)" }
        if let line = deliveryLine { lines.append(line) }
        if let line = costLine { lines.append(line) }
        lines.append("final SQL")
        lines += finalSQL.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
        if let run { lines += self.lines(of: run) }
        return lines
    }

    private var deliveryLine: String? {
        switch delivery {
        case .counted: return "the answer is the total that the site announces: no rows are fetched"
        case .streamed(let limit, let offset):
            guard let limit else { return "rows leave page by page" }
            let skipped = offset > 0 ? " behind the first \(offset)" : ""
            return
                "rows leave page by page; paging stops after \(Self.count(limit, "row")) of the answer\(skipped)"
        case .complete(let unusedLimit):
            guard stages.contains(where: { !$0.isEmpty }) else { return nil }
            return "rows leave when all pages are there"
                + (unusedLimit.map { "; LIMIT does not stop the paging: \($0)" } ?? "")
        }
    }

    /// The least number of requests, and what the site allows of them.
    private var costLine: String? {
        let asked = stages.flatMap(\.self).filter { $0.emptyReason == nil && !$0.cost.isFree }
        guard !asked.isEmpty else { return nil }
        let least = asked.compactMap(\.leastRequests).reduce(0, +)
        let hasBound = asked.contains { $0.leastRequests == nil }
        let sizes = Set(asked.compactMap(\.cost.pageSize))
        var line = "at least \(Self.count(least, "request"))"
        if hasBound { line += " and one for each bound value" }
        if delivery != .counted, let size = sizes.first, sizes.count == 1 {
            line += ", one for each page of \(Self.count(size, "row"))"
        }
        if let rate = asked.compactMap(\.cost.requestsPerMinute).min() {
            line +=
                rate < 10_000
                ? "; the site allows \(rate) a minute" : "; the site allows \(rate / 60) a second"
        }
        return line
    }

    private func lines(of run: Run) -> [String] {
        var lines = ["what happened"]
        for (number, stage) in stages.enumerated() {
            let time = run.stageMilliseconds.indices.contains(number) ? run.stageMilliseconds[number] : nil
            for scan in stage {
                guard let figures = scan.run else { continue }
                var parts = [
                    Self.count(figures.fetches, "fetch", "fetches"), Self.count(figures.pages, "page"),
                    Self.count(figures.rows, "row"),
                ]
                if figures.cachedPages > 0 { parts.append("\(figures.cachedPages) cached") }
                if figures.bytes > 0 { parts.append("\(figures.bytes) bytes") }
                if figures.waitedMilliseconds > 0 { parts.append("waited \(figures.waitedMilliseconds) ms") }
                lines.append("    \(scan.storedAs): \(parts.joined(separator: ", "))")
            }
            if let time { lines.append("    stage \(number + 1) took \(time) ms") }
        }
        lines.append("    answer: \(Self.count(run.rows, "row")) in \(run.milliseconds) ms")
        return lines
    }

    static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
        "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
    }
}

extension QueryExplanation.Scan {
    fileprivate func lines(stage: Int) -> [String] {
        let others = names.filter { $0 != table }
        let called = others.isEmpty ? "" : " (\(others.joined(separator: ", ")))"
        var lines = ["stage \(stage): scan \(table)\(called) into \(storedAs)"]
        if let emptyReason {
            lines.append("    no request: \(emptyReason)")
            return lines
        }
        lines += requests.map { "    request  \($0)" }
        if bindings.isEmpty, fetches > requests.count {
            lines.append("    request  … and \(fetches - requests.count) more like it")
        }
        if cachedFetches > 0 {
            lines.append(
                leastRequests == 0
                    ? "    cache    no request: an earlier fetch has the rows"
                    : "    cache    an earlier fetch has rows of \(cachedFetches) of \(fetches)")
        }
        lines += bindings.map { "    bind     \($0.line)" }
        if let alternative { lines.append("    or       \(alternative)") }
        if let window { lines.append("    window   \(window.line)") }
        lines += conditions.map { "    where    \($0.text)  -> \($0.effectText)" }
        if let excerpt { lines.append("    reads    \(excerpt)") }
        lines.append("    columns  \(columns.isEmpty ? "none" : columns.joined(separator: ", "))")
        return lines
    }
}

extension QueryExplanation.Binding {
    fileprivate var line: String {
        "\(parameter) from \(columns.joined(separator: ", ")): one fetch for each distinct value of "
            + storedAs.joined(separator: ", ")
            + (isOptional ? ", where the whole table has at least twice as many pages" : "")
    }
}

extension QueryExplanation.Window {
    fileprivate var line: String {
        let reason =
            switch origin {
            case "conditions": "from the conditions, widened by a millisecond"
            case "explicit": "as window_begin and window_end say"
            default: "the default: no condition bounds \(column)"
            }
        return "\(begin) to \(end) UTC, \(reason)"
    }
}

extension QueryExplanation.Condition {
    fileprivate var effectText: String {
        guard let parameter else { return "applied to the rows" }
        return effect == "exact" ? "\(parameter), exact" : "\(parameter), applied again to the rows"
    }
}
