extension QueryExplanation {
    /// The explanation of a plan, and of what a run of it did.
    ///
    /// - Parameters:
    ///   - plan: the plan.
    ///   - statistics: what a run of it counted.
    ///   - run: what came of the run.
    ///   - fetches: the fetches of a scan that waits for no other one, with the pages that are at hand.
    init(
        _ plan: QueryPlan, statistics: QueryStatistics? = nil, run: Run? = nil,
        fetches: (ScanPlan) -> [PageCache.Fetch]
    ) {
        stages = plan.stages.map { stage in
            stage.map { index in
                let scan = plan.scans[index]
                let isKnown = scan.emptyReason == nil && !scan.binds.contains { !$0.isOptional }
                return Scan(
                    scan, of: plan, fetches: isKnown ? fetches(scan) : nil,
                    isOne: plan.streaming == nil && !plan.isCount && QueryRun.mayFetchWhole(scan),
                    run: statistics.map { $0.scans[index] ?? ScanRun() })
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
        remarks = plan.remarks
        finalSQL = plan.finalSQL
        self.run = run
    }
}

extension QueryExplanation.Scan {
    fileprivate init(
        _ scan: ScanPlan, of plan: QueryPlan, fetches: [PageCache.Fetch]?, isOne: Bool,
        run: QueryExplanation.ScanRun?
    ) {
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
        conditions = scan.predicates.map { QueryExplanation.Condition($0) }.uniqued
        window = scan.window.map { QueryExplanation.Window($0, column: scan.schema.timeColumn ?? "time") }
        alternative =
            if let turn = scan.turn {
                "where \(plan.scans[turn.other].twin) has at most half as many pages, it is read first, "
                    + "and this table by the values of \(turn.bind.columns.joined(separator: ", "))"
            } else if isOne {
                "one fetch of the whole, where that has fewer than twice as many pages"
            } else {
                nil
            }
        excerpt = scan.excerpt.map { excerpt in
            let rows = excerpt.limit == 1 ? "the first row" : "the first \(excerpt.limit) rows"
            return excerpt.isPrefix
                ? "\(rows) that the subquery takes; paging stops there" : "\(rows) in the subquery's order"
        }
        requests = []
        self.fetches = fetches?.count ?? 0
        cachedFetches = fetches?.count { !$0.pages.isEmpty || $0.isComplete } ?? 0
        if scan.emptyReason == nil {
            let isNeeded = scan.binds.contains { !$0.isOptional }
            let missing = fetches?.count { !$0.isComplete }
            leastRequests = cost.isFree || isNeeded ? nil : missing.map { isOne ? min(1, $0) : $0 }
            if !scan.binds.isEmpty {
                var parameters = scan.combinations.first ?? [:]
                for bind in scan.binds { parameters[bind.parameter.name] = "{\(bind.parameter.column)}" }
                requests = [scan.provider.requestLine(for: scan.request(parameters))]
            } else {
                requests = (fetches ?? []).prefix(5).map { scan.provider.requestLine(for: $0.request) }
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
        case .window(let column): (parameter, effect) = ("\(column) window", "superset")
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
