internal import SQLSyntax

/// Turns the facts about a table's time column into the window of its requests.
struct WindowPushdown {
    /// How far an open window reaches beyond now: clocks differ.
    private static let lead: Int64 = 86_400_000
    /// How far a window is widened on both sides: nobody knows whether the API counts its ends in.
    private static let margin: Int64 = 1

    /// The window; nil for a table without one.
    private(set) var window: WindowPlan?
    /// The conditions that it takes care of.
    private(set) var effects: [SourceSpan: PredicateReport.Effect] = [:]
    /// Why no row can meet the facts, where none can.
    private(set) var emptyReason: String?

    /// The window for the facts about a table.
    ///
    /// - Parameters:
    ///   - schema: the table.
    ///   - facts: what must hold for its rows.
    ///   - folder: works out the constants.
    ///   - now: the statement's instant in milliseconds since 1970.
    ///   - standard: how far back a window without conditions reaches, in milliseconds.
    init(_ schema: TableSchema, facts: [Fact], folder: ConstantFolder, now: Int64, standard: Int64) {
        guard let name = schema.timeColumn, let index = schema.ownColumnIndex(name) else { return }
        let ends = explicit(schema, facts: facts, folder: folder)
        if let begin = ends.begin ?? ends.end.map({ _ in 0 }) {
            window = WindowPlan(
                window: TimeWindow(begin: begin, end: ends.end ?? max(now, begin) + Self.lead),
                origin: .explicit, isOpen: ends.end == nil)
            return
        }
        var begin: Int64?
        var end: Int64?
        for fact in facts where fact.column == index {
            var low: Int64?
            var high: Int64?
            switch fact.kind {
            case .atLeast(let expressions):
                guard let times = Self.times(expressions, folder) else { continue }
                low = times.min()
                if low == nil { emptyReason = "\(name) is compared with NULL" }
            case .atMost(let expressions):
                guard let times = Self.times(expressions, folder) else { continue }
                high = times.max()
                if high == nil { emptyReason = "\(name) is compared with NULL" }
            case .oneOf(let expressions):
                guard let times = Self.times(expressions, folder) else { continue }
                low = times.min()
                high = times.max()
                if low == nil { emptyReason = "\(name) is compared with NULL" }
            case .equals: continue
            }
            guard low != nil || high != nil else { continue }
            effects[fact.condition] = .window(name)
            if let low { begin = max(begin ?? low, low) }
            if let high { end = min(end ?? high, high) }
        }
        guard begin != nil || end != nil else {
            if schema.isWindowOptional {
                window = WindowPlan(
                    window: TimeWindow(begin: 0, end: TimeText.maximum), origin: .conditions)
                return
            }
            window = WindowPlan(
                window: TimeWindow(begin: max(0, now - standard), end: now), origin: .standard)
            return
        }
        let open = max(now, begin ?? now) + Self.lead
        let widened = TimeWindow(
            begin: max(0, (begin ?? 0) - Self.margin), end: (end ?? open) + Self.margin)
        if let begin, let end, begin > end { emptyReason = "no time is in the window of \(name)" }
        window = WindowPlan(window: widened, origin: .conditions, isOpen: end == nil)
    }

    /// The instants that expressions mean, NULL left out; nil where one of them is not known beforehand.
    private static func times(_ expressions: [Expression], _ folder: ConstantFolder) -> [Int64]? {
        var times: [Int64] = []
        for expression in expressions {
            guard let value = folder.value(expression) else { return nil }
            if value == .null { continue }
            guard let time = LiteralRewrite.milliseconds(value) else { return nil }
            times.append(time)
        }
        return times
    }

    /// The ends that `window_begin` and `window_end` set.
    ///
    /// All rows of the request have these, so that a condition which says nothing else is taken care of.
    private mutating func explicit(
        _ schema: TableSchema, facts: [Fact], folder: ConstantFolder
    ) -> (begin: Int64?, end: Int64?) {
        func end(_ name: String) -> Int64? {
            guard let index = schema.ownColumnIndex(name) else { return nil }
            for fact in facts where fact.column == index {
                guard case .oneOf(let expressions) = fact.kind, expressions.count == 1 else { continue }
                if let time = folder.value(expressions[0]).flatMap(LiteralRewrite.milliseconds) {
                    if fact.isWhole, case .literal = expressions[0].kind {
                        effects[fact.condition] = .exact(name)
                    }
                    return time
                }
            }
            return nil
        }
        return (end(TableSchema.windowBegin), end(TableSchema.windowEnd))
    }
}

extension TableSchema {
    /// The hidden column that sets the start of a window outright.
    public static let windowBegin = "window_begin"
    /// The hidden column that sets the end of a window outright.
    public static let windowEnd = "window_end"
}
