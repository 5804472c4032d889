internal import SQLSyntax

/// From a bound query to the plan of its requests.
struct Planner {
    let bound: BoundQuery
    let folder: ConstantFolder
    /// All tables.
    let catalog: Catalog
    /// The statement's instant in milliseconds since 1970.
    let now: Int64
    /// How far back a window without conditions reaches, in milliseconds.
    let standardWindow: Int64
    /// Whether tables that can apply conditions before they hand over rows do so.
    var narrows = true

    /// The plan of a query.
    ///
    /// - Throws: a diagnostic for a table whose required parameter nothing gives.
    func plan(_ query: Query) throws(Diagnostic) -> QueryPlan {
        let collector = FactCollector(bound, folder: folder)
        var scans: [ScanPlan] = []
        var missing: [Int: [ScanParameter]] = [:]
        var open: [Int: [ScanParameter]] = [:]
        for (index, instance) in bound.instances.enumerated() {
            let facts = collector.facts.filter { $0.instance == index }
            var (scan, pushed) = scanPlan(instance, index, facts: facts, count: scans.count)
            missing[index] = pushed.missing
            if let condition = collector.impossible[index] {
                scan.emptyReason = "\(bound.text[condition]) cannot hold"
                missing[index] = []
            }
            if scan.emptyReason == nil, !scan.provider.cost.isFree { open[index] = pushed.open }
            scans.append(scan)
        }
        var joins = try BindJoins(bound, facts: collector.facts, missing: missing, catalog: catalog)
        let sharing = ScanSharing(
            scans: scans, waiting: Set(joins.sources.filter { !$0.value.isEmpty }.keys))
        joins.bindOptional(
            bound, facts: collector.facts, open: open.filter { sharing.isAlone($0.key) }, ranks: ranks(scans))
        scans = sharing.scans
        openWindows(&scans)
        if narrows { narrow(&scans, sharing, collector) }

        let literals = LiteralRewrite(bound: bound, folder: folder).run()
        let edits = bound.edits + literals.edits + tableEdits(scans, sharing)
        let balancing = ChainBalancing(bound: bound)
        let grouped = edits + balancing.edits(query)
        let text = EditedText(bound.text, edits: grouped + names(grouped))
        // Bound values are looked for with one of the conditions that AND joins: groups of these would be torn.
        let parts = EditedText(bound.text, edits: edits + balancing.edits(query, [.or, .concatenate]))
        for instance in bound.instances.indices {
            let plans = binds(instance, joins, collector, parts, whole: text, scans, sharing)
            if !plans.isEmpty { scans[sharing.scanOfInstance[instance]].binds = plans }
        }
        for (instance, turn) in joins.turns {
            let query = bindQuery(collector, parts, whole: text, scans, sharing, ready: [turn.other])
            scans[sharing.scanOfInstance[instance]].turn = TurnPlan(
                other: sharing.scanOfInstance[turn.other],
                bind: query.plan(turn.found, isOptional: true, sharing.scanOfInstance))
        }
        findExcerpts(&scans, sharing, text)
        let stages = joins.stages.map { stage in stage.map { sharing.scanOfInstance[$0] }.uniqued }
        var plan = QueryPlan(
            scans: scans, stages: sharing.withoutRepetitions(stages), text: text, span: query.span,
            notices: [])
        switch StreamingRule.plan(query, bound, text: text, folder: folder) {
        case .success(let streaming): plan.streaming = streaming
        case .failure(let obstacle): plan.unusedLimit = query.limit == nil ? nil : obstacle.reason
        }
        hint(&plan)
        let counting = CountRule(bound: bound, folder: folder) { condition in
            isPushed(condition, plan.scans[0]) { effect in
                if case .exact = effect { true } else { false }
            }
        }
        plan.isCount = counting.applies(to: query, plan.scans)
        if plan.isCount { plan.scans[0].rowHint = 1 }
        plan.notices = literals.notices.uniqued + windowNotices(plan.scans)
        return plan
    }

    private func scanPlan(
        _ instance: TableInstance, _ index: Int, facts: [Fact], count: Int
    ) -> (ScanPlan, ParameterPushdown) {
        let parameters = ParameterPushdown(instance.schema, facts: facts, folder: folder)
        let window = WindowPushdown(
            instance.schema, facts: facts, folder: folder, now: now, standard: standardWindow)
        var scan = ScanPlan(
            provider: instance.provider, schema: instance.schema, names: [instance.name],
            twin: "\(instance.schema.name)#\(count + 1)", columns: Array(instance.usedColumns),
            combinations: parameters.combinations, whole: parameters.whole, window: window.window,
            emptyReason: parameters.emptyReason ?? window.emptyReason)
        var seen: Set<SourceSpan> = []
        for fact in facts where fact.condition.upper > 0 && seen.insert(fact.condition).inserted {
            let effect = parameters.effects[fact.condition] ?? window.effects[fact.condition]
            // What was carried over and had no effect belongs to the other table alone.
            if effect == nil, fact.isCarried { continue }
            scan.predicates.append(
                PredicateReport(
                    text: bound.text[fact.condition], span: fact.condition, effect: effect ?? .residual))
        }
        return (scan, parameters)
    }

    /// Which of two instances is read first, where one can give values to the other: the one of the lower rank.
    private func ranks(_ scans: [ScanPlan]) -> [Int] {
        let count = scans.count
        return scans.indices.map { instance in
            let isNarrowed =
                scans[instance].combinations.allSatisfy { !$0.isEmpty }
                || scans[instance].provider.cost.isFree
            return (isNarrowed ? 0 : 2 * count) + (scans[instance].window == nil ? 0 : count) + instance
        }
    }

    /// Notes of which scans a subquery reads a few rows only.
    private func findExcerpts(_ scans: inout [ScanPlan], _ sharing: ScanSharing, _ text: EditedText) {
        let rule = ExcerptRule(bound: bound, folder: folder, text: text)
        for (index, instance) in bound.instances.enumerated() where sharing.isAlone(index) {
            let scan = sharing.scanOfInstance[index]
            guard let excerpt = rule.excerpt(of: instance, twin: scans[scan].twin) else { continue }
            if excerpt.limit == 0 {
                scans[scan].emptyReason = scans[scan].emptyReason ?? "LIMIT 0"
                continue
            }
            scans[scan].excerpt = excerpt
            scans[scan].mayStop = excerpt.isPrefix
            let condition = bound.selects[bound.sources[instance.source].select].select.condition
            if excerpt.isPrefix, condition.map({ isPushed($0, scans[scan]) }) ?? true {
                scans[scan].rowHint = excerpt.limit
            }
        }
    }

    /// The changes that put the store's tables in the place of the API's.
    private func tableEdits(_ scans: [ScanPlan], _ sharing: ScanSharing) -> [TextEdit] {
        bound.instances.enumerated().map { index, instance in
            let twin = scans[sharing.scanOfInstance[index]].twin.quotedIdentifier
            let replacement =
                switch instance.mention {
                case .aliased: twin
                case .bare: "\(twin) as \(instance.name.quotedIdentifier)"
                case .set(let column):
                    "(select \(instance.schema.columns[column].name.quotedIdentifier) from \(twin))"
                }
            return TextEdit(span: instance.nameSpan, replacement: replacement)
        }
    }

    /// The aliases that keep the names of result columns whose text changes.
    private func names(_ edits: [TextEdit]) -> [TextEdit] {
        let text = EditedText(bound.text, edits: edits)
        return bound.unnamedTerms.filter { text.isChanged($0.span) }.map { term in
            TextEdit(
                span: SourceSpan(term.span.upper, term.span.upper),
                replacement: " as \(term.name.quotedIdentifier)")
        }
    }

    /// The plans of an instance's bound parameters.
    private func binds(
        _ instance: Int, _ joins: BindJoins, _ collector: FactCollector, _ text: EditedText,
        whole: EditedText, _ scans: [ScanPlan], _ sharing: ScanSharing
    ) -> [BindPlan] {
        let query = bindQuery(
            collector, text, whole: whole, scans, sharing, ready: joins.ready(before: instance))
        let optional = joins.optional[instance]
        return ((joins.sources[instance] ?? []) + (optional.map { [$0] } ?? [])).map { found in
            query.plan(found, isOptional: optional != nil, sharing.scanOfInstance)
        }
    }

    private func bindQuery(
        _ collector: FactCollector, _ text: EditedText, whole: EditedText, _ scans: [ScanPlan],
        _ sharing: ScanSharing, ready: Set<Int>
    ) -> BindQuery {
        BindQuery(
            bound: bound, collector: collector, text: text, whole: whole,
            twins: sharing.scanOfInstance.map { scans[$0].twin }, ready: ready)
    }

    private func windowNotices(_ scans: [ScanPlan]) -> [Notice] {
        scans.filter { $0.window?.origin == .standard && $0.emptyReason == nil }.map { scan in
            let time = scan.schema.timeColumn ?? "time"
            let hours = Double(standardWindow) / 3_600_000
            let text = hours == hours.rounded() ? String(Int(hours)) : String(hours)
            return Notice(
                .defaultWindow,
                "\(scan.names.joined(separator: ", ")): no condition bounds \(time), read for the last \(text) hour\(hours == 1 ? "" : "s")",
                chinese: "\(scan.names.joined(separator: "、"))：没有条件限定 \(time)，读取最近 \(text) 小时"
            )
        }
    }

    /// Asks for no more rows than LIMIT needs, where every condition is with the site.
    private func hint(_ plan: inout QueryPlan) {
        guard let streaming = plan.streaming, let limit = streaming.limit, plan.scans.count == 1 else {
            return
        }
        if limit == 0 {
            plan.scans[0].emptyReason = "LIMIT 0"
            return
        }
        let select = bound.selects[0].select
        let isCovered = select.condition.map { isPushed($0, plan.scans[0]) } ?? true
        let (sum, overflow) = limit.addingReportingOverflow(streaming.offset)
        plan.scans[0].mayStop = true
        if isCovered, !overflow { plan.scans[0].rowHint = sum }
    }

    /// Whether every part of a condition became a parameter with an effect that will do.
    private func isPushed(
        _ condition: Expression, _ scan: ScanPlan,
        _ suffices: (PredicateReport.Effect) -> Bool = { effect in
            switch effect {
            case .exact, .window: true
            case .superset, .residual: false
            }
        }
    ) -> Bool {
        switch condition.kind {
        case .parenthesized(let inner): return isPushed(inner, scan, suffices)
        case .chain(let chain) where chain.rest.allSatisfy({ $0.op == .and }):
            return ([chain.first] + chain.rest.map(\.operand)).allSatisfy { isPushed($0, scan, suffices) }
        default:
            return scan.predicates.contains { $0.span == condition.span && suffices($0.effect) }
        }
    }
}
