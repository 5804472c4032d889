extension QueryExplanation {
    /// The explanation of a plan, and of what a run of it did.
    init(_ plan: QueryPlan, statistics: QueryStatistics? = nil, run: Run? = nil) {
        stages = plan.stages.map { stage in
            stage.map { index in
                Scan(plan.scans[index], of: plan, run: statistics.map { $0.scans[index] ?? ScanRun() })
            }
        }
        delivery =
            if plan.isCount {
                .counted
            } else if let streaming = plan.streaming {
                .streamed(limit: streaming.limit, offset: streaming.offset)
            } else {
                .complete(unusedLimit: plan.unusedLimit)
            }
        finalSQL = plan.finalSQL
        self.run = run
    }
}

extension QueryExplanation.Scan {
    fileprivate init(_ scan: ScanPlan, of plan: QueryPlan, run: QueryExplanation.ScanRun?) {
        table = scan.schema.name
        names = scan.names.uniqued
        storedAs = scan.twin
        emptyReason = scan.emptyReason
        cost = scan.provider.cost
        columns = scan.columns.map { scan.schema.columns[$0].name }
        bindings = scan.binds.map { bind in
            QueryExplanation.Binding(
                parameter: bind.parameter.name, columns: bind.columns,
                storedAs: bind.scans.map { plan.scans[$0].twin }.uniqued, isOptional: bind.isOptional)
        }
        conditions = scan.predicates.map { QueryExplanation.Condition($0) }
        window = scan.window.map { QueryExplanation.Window($0, column: scan.schema.timeColumn ?? "time") }
        excerpt = scan.excerpt.map { excerpt in
            let rows = excerpt.limit == 1 ? "the first row" : "the first \(excerpt.limit) rows"
            return excerpt.isPrefix
                ? "\(rows) that the subquery takes; paging stops there" : "\(rows) in the subquery's order"
        }
        requests = []
        if scan.emptyReason == nil {
            let isNeeded = scan.binds.contains { !$0.isOptional }
            leastRequests = cost.isFree || isNeeded ? nil : scan.combinations.count
            if !scan.binds.isEmpty {
                var parameters = scan.combinations.first ?? [:]
                for bind in scan.binds { parameters[bind.parameter.name] = "{\(bind.parameter.column)}" }
                requests = [scan.provider.requestLine(for: scan.request(parameters))]
            } else {
                requests = scan.combinations.prefix(5).map {
                    scan.provider.requestLine(for: scan.request($0))
                }
            }
        }
        self.run = run
    }
}

extension QueryExplanation.Condition {
    fileprivate init(_ report: PredicateReport) {
        text = report.text
        switch report.effect {
        case .exact(let name): (parameter, effect) = (name, "exact")
        case .superset(let name): (parameter, effect) = (name, "superset")
        case .residual: (parameter, effect) = (nil, "residual")
        }
    }
}

extension QueryExplanation.Window {
    fileprivate init(_ plan: WindowPlan, column: String) {
        begin = TimeText.format(plan.window.begin) ?? String(plan.window.begin)
        end = TimeText.format(plan.window.end) ?? String(plan.window.end)
        self.column = column
        origin =
            switch plan.origin {
            case .conditions: "conditions"
            case .explicit: "explicit"
            case .standard: "default"
            }
    }
}
