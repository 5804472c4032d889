internal import SQLSyntax

/// Window functions without a window, or where there are no rows to look at yet.
extension SQLiteExplanation {
    var windowFinding: Finding? {
        if let name = word(after: "misuse of window function ", before: "()") { return misusedWindow(name) }
        if let alias = word(after: "misuse of aliased window function ") { return aliasedWindow(alias) }
        if let name = word(after: "", before: "() may not be used as a window function") {
            return noWindowFunction(name)
        }
        if let name = word(after: "FILTER may not be used with non-aggregate ", before: "()") {
            return filter(of: "\(name)() is no aggregate", call(of: name) { call, _ in call.filter != nil })
        }
        if message == "FILTER clause may only be used with aggregate window functions" {
            let found = inventory.calls.first { $0.call.filter != nil && !$0.call.isAggregate }
            return filter(of: "\(found?.call.title ?? "this window function") is no aggregate", found)
        }
        if message == "DISTINCT is not supported for window functions" {
            return Finding(
                message: "DISTINCT and OVER do not go together",
                span: inventory.calls.first { $0.call.isDistinct && $0.call.over != nil }?.place.span,
                hints: ["select the distinct rows in a subquery, and use the window outside"])
        }
        return namedWindowFinding ?? frameFinding
    }

    /// The functions that need `OVER`.
    private static let needOver: Set<String> = [
        "row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile", "lag", "lead",
        "first_value",
        "last_value", "nth_value",
    ]

    private static let numberOutside =
        "put it into a subquery: SELECT … FROM (SELECT …, row_number() OVER (…) AS n FROM …) WHERE n = 1"

    private func misusedWindow(_ name: String) -> Finding {
        guard let found = call(of: name, where: { $0.over == nil || $1.isBeforeWindows }) else {
            return Finding(message: "misuse of the window function \(name)()", span: span)
        }
        let title = found.call.title
        guard found.call.over != nil else {
            return Finding(
                message: "\(title) is a window function and needs OVER", span: found.place.span,
                hints: [
                    Self.needOver.contains(name.asciiLowercased)
                        ? "write \(title.dropLast())\(found.call.argumentCount > 0 ? "…" : "")) OVER (ORDER BY …)"
                        : "write OVER (…) behind the parenthesis"
                ])
        }
        if let outer = found.place.parent?.call {
            return Finding(
                message: "misuse of the window function \(title): it stands inside of \(outer.title)",
                span: found.place.span,
                hints: [
                    "work out the inner one in a subquery: SELECT … FROM (SELECT …, \(title) OVER (…) AS n FROM …)"
                ])
        }
        return Finding(
            message: "misuse of the window function \(title): "
                + "\(found.place.clause.rawValue) comes before windows, which see the rows that are left",
            span: found.place.span, hints: [Self.numberOutside])
    }

    private func aliasedWindow(_ alias: String) -> Finding {
        let place = inventory.places.first {
            Binder.bareName($0.expression)?.asciiLowercased == alias.asciiLowercased && $0.isBeforeWindows
        }
        let clause = place.map { "\($0.clause.rawValue) comes" } ?? "this comes"
        return Finding(
            message: "misuse of \(alias), which stands for a window function: "
                + "\(clause) before windows, which see the rows that are left",
            span: place?.span,
            hints: [
                Self.numberOutside.replacing(" AS n ", with: " AS \(alias) ").replacing(
                    "n = 1", with: "\(alias) = 1")
            ])
    }

    private func noWindowFunction(_ name: String) -> Finding {
        Finding(
            message: "\(name)() is no window function: it takes no OVER",
            span: call(of: name) { call, _ in call.over != nil }?.place.span ?? span,
            hints: ["OVER belongs to aggregates such as sum() and to functions such as row_number()"])
    }

    private func filter(of reason: String, _ found: (call: FunctionCall, place: SyntaxPlace)?) -> Finding {
        Finding(
            message: "FILTER chooses the rows of an aggregate: \(reason)", span: found?.place.span ?? span,
            hints: ["write CASE WHEN … THEN … END as its argument, or the condition in WHERE"])
    }

    private var namedWindowFinding: Finding? {
        if let name = word(after: "no such window: ") {
            let defined = inventory.selects.flatMap(\.windows).map(\.name.name)
            let near = Nearest.names(to: name, among: defined)
            let place = inventory.calls.first { call in
                if case .named(let window)? = call.call.over { window.name == name } else { false }
            }
            var span = place?.place.span
            if case .named(let window)? = place?.call.over { span = window.span }
            return Finding(
                message: message, span: span ?? inventory.base(of: name)?.span,
                hints: [
                    near.isEmpty
                        ? "define it behind the other clauses: WINDOW \(name) AS (…)"
                        : "did you mean \(near.joined(separator: " or "))?"
                ])
        }
        guard let rest = word(after: "cannot override ") else { return nil }
        let parts = rest.split(separator: " of window: ", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        let (clause, name) = (parts[0], parts[1])
        let words = [
            "PARTITION clause": "PARTITION BY", "ORDER BY clause": "ORDER BY",
            "frame specification": "a frame",
        ]
        let what = words[clause] ?? clause
        return Finding(
            message: "the window \(name) cannot be given \(what) here", span: inventory.base(of: name)?.span,
            hints: ["a window that builds on another one may add ORDER BY or a frame where that one has none"]
        )
    }

    private var frameFinding: Finding? {
        switch message {
        case "RANGE with offset PRECEDING/FOLLOWING requires one ORDER BY expression":
            return Finding(
                message: "RANGE with an offset needs an ORDER BY of one expression",
                span: inventory.windows.first { $0.frame?.unit == .range && $0.orderBy.count != 1 }?.span,
                hints: ["add ORDER BY to the window, or count rows with ROWS"])
        case "unsupported frame specification":
            return Finding(
                message: "this frame ends before it begins",
                span: inventory.windows.compactMap(\.backwardFrame).first,
                hints: ["write the earlier bound first, as in ROWS BETWEEN 2 PRECEDING AND CURRENT ROW"])
        default:
            guard
                message.hasPrefix("frame starting offset must")
                    || message.hasPrefix("frame ending offset must")
            else { return nil }
            let isStart = message.hasPrefix("frame starting")
            let bounds = inventory.windows.compactMap { window -> SourceSpan? in
                switch isStart ? window.frame?.start : window.frame?.end {
                case .preceding(let offset)?, .following(let offset)?: offset.span
                default: nil
                }
            }
            let kind = message.contains("integer") ? "an integer" : "a number"
            return Finding(
                message: "the frame's \(isStart ? "start" : "end") takes \(kind) that is not negative",
                span: Self.only(bounds))
        }
    }
}

extension SyntaxPlace {
    /// Whether it is worked out before windows are.
    fileprivate var isBeforeWindows: Bool {
        [.where, .on, .groupBy, .having, .limit, .values].contains(clause) || parent?.call != nil
    }
}

extension WindowDefinition {
    /// The offset of a frame that ends before it begins, or the window.
    fileprivate var backwardFrame: SourceSpan? {
        switch (frame?.start, frame?.end) {
        case (.currentRow?, .preceding(let offset)?), (.following?, .preceding(let offset)?): offset.span
        case (.following(let offset)?, .currentRow?): offset.span
        default: nil
        }
    }
}

extension SyntaxInventory {
    /// The windows that are written out.
    fileprivate var windows: [WindowDefinition] {
        let inline = calls.compactMap { call -> WindowDefinition? in
            if case .definition(let window)? = call.call.over { window } else { nil }
        }
        return inline + selects.flatMap(\.windows).map(\.definition)
    }

    /// The name where a window builds on another one of it.
    fileprivate func base(of name: String) -> Identifier? {
        windows.compactMap(\.base).first { $0.name == name }
    }
}
