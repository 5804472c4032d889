internal import SQLSyntax

/// Rows and subqueries of another number of values than there has to be.
extension SQLiteExplanation {
    var countFinding: Finding? {
        if message == "row value misused" { return misusedRow }
        if let middle = word(after: "sub-select returns "),
            let counts = Self.counts(middle, " columns - expected ")
        {
            return subquery(counts.found, counts.expected)
        }
        let element = word(after: "IN(...) element has ")
        if let element,
            let counts = Self.counts(element.replacing(" terms", with: " term"), " term - expected ")
        {
            return memberOfSet(counts.found, counts.expected)
        }
        return nil
    }

    private static func counts(_ text: String, _ middle: String) -> (found: Int, expected: Int)? {
        let parts = text.split(separator: middle)
        guard parts.count == 2, let found = Int(parts[0]), let expected = Int(parts[1]) else { return nil }
        return (found, expected)
    }

    private static func values(_ count: Int) -> String { count == 1 ? "1 value" : "\(count) values" }

    /// A row where one value is due, or compared with a row of another length.
    private var misusedRow: Finding {
        for place in inventory.places {
            guard case .chain(let chain) = place.expression.kind else { continue }
            var left = chain.first
            for link in chain.rest where link.op.isComparison {
                let counts = [left.elements.count, link.operand.elements.count]
                if counts[0] != counts[1], counts.contains(where: { $0 > 1 }), !left.isQuery,
                    !link.operand.isQuery
                {
                    return Finding(
                        message:
                            "row value misused: \(Self.values(counts[0])) cannot be compared with \(counts[1])",
                        span: left.span.union(link.operand.span),
                        hints: ["rows are compared with rows of the same length: (a, b) = (1, 2)"])
                }
                left = link.operand
            }
        }
        let row = inventory.places.first { place in
            guard case .row = place.expression.kind else { return false }
            switch place.parent?.expression.kind {
            case .chain(let chain): return !chain.rest.allSatisfy(\.op.isComparison)
            case .between(let operand, let low, let high, _):
                return Set([operand, low, high].map(\.elements.count)).count > 1
            case .membership(let operand, in: _, _): return operand.elements.count == 1
            default: return true
            }
        }
        let query = inventory.places.first { place in
            if case .subquery(let query) = place.expression.kind { !query.mayHave(1) } else { false }
        }
        return Finding(
            message: "row value misused: one value is due where several are written",
            span: (row ?? query)?.span,
            hints: ["rows in parentheses can only be compared: (a, b) = (1, 2), (a, b) IN (…)"])
    }

    private func subquery(_ found: Int, _ expected: Int) -> Finding {
        let queries = inventory.places.compactMap { place -> SourceSpan? in
            switch place.expression.kind {
            case .subquery(let query): query.mayHave(found) ? query.span : nil
            case .membership(_, in: .query(let query), _): query.mayHave(found) ? query.span : nil
            default: nil
            }
        }
        let columns = found == 1 ? "1 column" : "\(found) columns"
        return Finding(
            message: "this subquery has \(columns), and \(expected) \(expected == 1 ? "is" : "are") due",
            span: queries.first,
            hints: expected == 1
                ? ["select one column, or write EXISTS (…) to ask whether there are rows"] : [])
    }

    private func memberOfSet(_ found: Int, _ expected: Int) -> Finding {
        let members = inventory.places.flatMap { place -> [Expression] in
            guard case .membership(let operand, in: .list(let list), _) = place.expression.kind,
                operand.elements.count == expected
            else { return [] }
            return list.filter { $0.elements.count == found }
        }
        return Finding(
            message: "this element of IN has \(Self.values(found)), and \(expected) stand left of IN",
            span: members.first?.span, hints: expected > 1 ? ["write (a, b) IN (VALUES (1, 2), (3, 4))"] : [])
    }
}

extension Expression {
    /// Whether it is a query in parentheses.
    fileprivate var isQuery: Bool {
        if case .subquery = unwrapped.kind { true } else { false }
    }
}

extension Query {
    /// Whether it can have this many columns: `*` may stand for any number.
    fileprivate func mayHave(_ count: Int) -> Bool {
        switch first {
        case .values(let values): return values.rows.first?.count == count
        case .select(let select):
            let hasStar = select.columns.contains { if case .expression = $0.kind { false } else { true } }
            return hasStar || select.columns.count == count
        }
    }
}
