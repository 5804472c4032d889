internal import SQLSyntax

/// Aggregates where there is no group yet.
extension SQLiteExplanation {
    var aggregateFinding: Finding? {
        if let name = word(after: "misuse of aggregate function ", before: "()") { return misplaced(name) }
        if let name = word(after: "misuse of aggregate: ", before: "()") { return misplaced(name) }
        if let alias = word(after: "misuse of aliased aggregate ") { return misplacedAlias(alias) }
        if message == "aggregate functions are not allowed in the GROUP BY clause" { return inGroupBy }
        if message == "DISTINCT aggregates must have exactly one argument" { return distinctArguments }
        return nil
    }

    private func misplaced(_ name: String) -> Finding {
        let found = call(of: name) { call, place in
            call.isAggregate && call.over == nil
                && ([.where, .on, .groupBy, .limit, .values].contains(place.clause)
                    || place.parent?.call != nil)
        }
        let isPlain = found.map { $0.place.clause == .result && $0.place.parent?.call == nil } ?? true
        if let found, !isPlain { return finding(found.call.title, found.place) }
        // Where it is written it may stand: what names it by its alias may not.
        for select in inventory.selects {
            if let alias = aliasOfAggregate(in: select) { return alias }
        }
        guard let last = call(of: name, where: { call, _ in call.isAggregate && call.over == nil }) else {
            return Finding(message: "misuse of the aggregate \(name)(): \(Self.needsGroups)", span: span)
        }
        return finding(last.call.title, last.place)
    }

    private static let needsGroups = "it needs rows that are grouped"

    private func finding(_ title: String, _ place: SyntaxPlace) -> Finding {
        if let outer = place.parent?.call {
            let isWindow = outer.over != nil
            return Finding(
                message: "misuse of the aggregate \(title): it stands inside of \(outer.title), which "
                    + (isWindow ? "belongs to a query without groups" : "counts rows, not groups"),
                span: place.span,
                hints: [
                    "group in a subquery: SELECT … FROM (SELECT \(title.dropLast())…) AS x FROM … GROUP BY …)"
                ])
        }
        let reason =
            Self.reasons[place.clause] ?? (Self.needsGroups, "add GROUP BY, or select the aggregate too")
        return Finding(
            message: "misuse of the aggregate \(title): \(reason.why)", span: place.span, hints: [reason.hint]
        )
    }

    private static let reasons: [SyntaxPlace.Clause: (why: String, hint: String)] = [
        .where: (
            "WHERE decides on single rows, before they are grouped",
            "write the condition in HAVING, behind GROUP BY"
        ),
        .on: (
            "ON decides on single rows, before they are grouped",
            "write the condition in HAVING, or join a subquery that groups"
        ),
        .groupBy: (
            "GROUP BY makes the groups that it would be worked out for", "group by the columns it depends on"
        ),
        .limit: (
            "LIMIT takes one number for the whole query", "write the number, or a subquery in parentheses"
        ),
        .values: ("VALUES has no rows to group", "write a SELECT with the aggregate"),
    ]

    private func aliasOfAggregate(in select: Select) -> Finding? {
        for term in select.columns {
            guard case .expression(let expression, let alias?, _) = term.kind,
                expression.contains({ $0.isAggregate && $0.over == nil })
            else { continue }
            let use = inventory.places.first { place in
                Binder.bareName(place.expression)?.asciiLowercased == alias.name.asciiLowercased
                    && [.where, .on, .groupBy].contains(place.clause)
            }
            if let use { return finding(alias: alias.name, use) }
        }
        return nil
    }

    private func misplacedAlias(_ alias: String) -> Finding {
        let use = inventory.places.first { place in
            Binder.bareName(place.expression)?.asciiLowercased == alias.asciiLowercased
        }
        return use.map { finding(alias: alias, $0) }
            ?? Finding(
                message: "misuse of \(alias), which stands for an aggregate: \(Self.needsGroups)", span: span)
    }

    private func finding(alias: String, _ place: SyntaxPlace) -> Finding {
        let reason =
            Self.reasons[place.clause] ?? (Self.needsGroups, "put the query that groups into FROM (…)")
        return Finding(
            message: "misuse of \(alias), which stands for an aggregate: \(reason.why)", span: place.span,
            hints: [reason.hint])
    }

    private var inGroupBy: Finding {
        for select in inventory.selects {
            for term in select.groupBy {
                if let place = inventory.places.first(where: { place in
                    place.clause == .groupBy && term.span.lower <= place.span.lower
                        && place.span.upper <= term.span.upper && place.expression.isPlainAggregate
                }), case .function(let call) = place.expression.kind {
                    return finding(call.title, place)
                }
                guard let position = term.literalInteger,
                    case .expression(let meant, _, _)? = select.columns.element(position - 1)?.kind,
                    meant.contains({ $0.isAggregate })
                else { continue }
                return Finding(
                    message:
                        "GROUP BY \(position) means the column \(position) of the result, which is an aggregate",
                    span: term.span, hints: ["group by the columns it depends on"])
            }
            if let alias = aliasOfAggregate(in: select) { return alias }
        }
        return Finding(
            message: "GROUP BY takes no aggregates: it makes the groups that they are worked out for")
    }

    private var distinctArguments: Finding {
        let found = inventory.calls.first { $0.call.isDistinct && $0.call.argumentCount != 1 }
        var hints = ["select the distinct rows in a subquery: SELECT … FROM (SELECT DISTINCT … FROM …)"]
        if found?.call.name.name.asciiLowercased == "group_concat" {
            hints = ["group_concat(DISTINCT x) separates by commas; replace() can change these"]
        }
        return Finding(
            message: "DISTINCT takes one argument"
                + (found.map { ", and \($0.call.title) has \($0.call.argumentCount)" } ?? ""),
            span: found?.place.span, hints: hints)
    }
}

extension Expression {
    /// Whether it is the call of an aggregate, no window function.
    fileprivate var isPlainAggregate: Bool {
        if case .function(let call) = kind { call.isAggregate && call.over == nil } else { false }
    }
}
