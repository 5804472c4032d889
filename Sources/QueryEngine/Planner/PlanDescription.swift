/// A plan as text, line by line, for EXPLAIN.
struct PlanDescription {
    private let plan: QueryPlan

    init(_ plan: QueryPlan) {
        self.plan = plan
    }

    /// The lines.
    var lines: [String] {
        var lines: [String] = []
        for (number, stage) in plan.stages.enumerated() {
            for scan in stage {
                lines += self.lines(of: plan.scans[scan], stage: number + 1)
                lines.append("")
            }
        }
        if let streaming = plan.streaming {
            lines.append("rows leave page by page" + limitText(streaming))
        } else if !plan.scans.isEmpty {
            lines.append("rows leave when all pages are there")
        }
        lines.append("final SQL")
        lines += plan.finalSQL.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
        return lines
    }

    private func limitText(_ streaming: StreamingPlan) -> String {
        guard let limit = streaming.limit else { return "" }
        let skipped = streaming.offset > 0 ? " behind the first \(streaming.offset)" : ""
        return "; paging stops after \(limit) row\(limit == 1 ? "" : "s") of the answer\(skipped)"
    }

    private func lines(of scan: ScanPlan, stage: Int) -> [String] {
        let names = scan.names.uniqued.filter { $0 != scan.schema.name }
        let called = names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"
        var lines = ["stage \(stage): scan \(scan.schema.name)\(called) into \(scan.twin)"]
        if let reason = scan.emptyReason {
            lines.append("    no request: \(reason)")
            return lines
        }
        lines += requestLines(scan)
        for bind in scan.binds {
            lines.append(
                "    bind     \(bind.parameter.name) from \(bind.columns.joined(separator: ", ")): "
                    + "one fetch for each distinct value of "
                    + bind.scans.map { plan.scans[$0].twin }.uniqued.joined(separator: ", "))
        }
        if let window = scan.window { lines.append("    window   \(text(window, scan))") }
        for predicate in scan.predicates {
            lines.append("    where    \(predicate.text)  -> \(text(predicate.effect))")
        }
        let columns = scan.columns.map { scan.schema.columns[$0].name }
        lines.append("    columns  \(columns.isEmpty ? "none" : columns.joined(separator: ", "))")
        return lines
    }

    private func requestLines(_ scan: ScanPlan) -> [String] {
        guard scan.binds.isEmpty else {
            var parameters = scan.combinations.first ?? [:]
            for bind in scan.binds { parameters[bind.parameter.name] = "{\(bind.parameter.column)}" }
            return ["    request  \(scan.provider.requestLine(for: scan.request(parameters)))"]
        }
        let shown = scan.combinations.prefix(5).map {
            "    request  \(scan.provider.requestLine(for: scan.request($0)))"
        }
        let rest = scan.combinations.count - shown.count
        return shown + (rest > 0 ? ["    request  … and \(rest) more like it"] : [])
    }

    private func text(_ window: WindowPlan, _ scan: ScanPlan) -> String {
        let begin = TimeText.format(window.window.begin) ?? String(window.window.begin)
        let end = TimeText.format(window.window.end) ?? String(window.window.end)
        let origin =
            switch window.origin {
            case .conditions: "from the conditions, widened by a millisecond"
            case .explicit: "as window_begin and window_end say"
            case .standard: "the default: no condition bounds \(scan.schema.timeColumn ?? "time")"
            }
        return "\(begin) to \(end) UTC, \(origin)"
    }

    private func text(_ effect: PredicateReport.Effect) -> String {
        switch effect {
        case .exact(let name): "\(name), exact"
        case .superset(let name): "\(name), applied again to the rows"
        case .residual: "applied to the rows"
        }
    }
}
