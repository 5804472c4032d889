internal import SQLSyntax

/// What a `WITH` must not do.
extension SQLiteExplanation {
    var recursionFinding: Finding? {
        if let name = word(after: "duplicate WITH table name: ") {
            let tables = inventory.commonTables.filter {
                $0.name.name.asciiLowercased == name.asciiLowercased
            }
            return Finding(
                message: "two tables of this WITH are called \(name)", span: tables.last?.name.span,
                hints: ["give one of them another name"])
        }
        if let name = word(after: "circular reference: ") {
            return Finding(
                message: "circular reference: \(name) reads itself before it has a row",
                span: mention(of: name),
                hints: [
                    "a recursive query begins without itself and reads itself once, in the FROM of its last part: "
                        + "SELECT … UNION ALL SELECT … FROM \(name)"
                ])
        }
        for prefix in ["multiple references to recursive table: ", "multiple recursive references: "] {
            guard let name = word(after: prefix) else { continue }
            return Finding(
                message:
                    "\(name) reads itself more than once, and a recursive query may do it once in its FROM",
                span: mention(of: name), hints: ["join the other one to the result outside of the WITH"])
        }
        if let name = word(after: "recursive reference in a subquery: ") {
            return Finding(
                message:
                    "\(name) reads itself in a subquery, and a recursive query may do it only in its FROM",
                span: mention(of: name))
        }
        switch message {
        case "recursive aggregate queries not supported":
            return Finding(
                message: "the recursive part of a WITH takes no aggregate",
                span: recursiveCall { $0.isAggregate },
                hints: ["carry the value along as a column, and aggregate outside of the WITH"])
        case "cannot use window functions in recursive queries":
            return Finding(
                message: "the recursive part of a WITH takes no window function",
                span: recursiveCall { $0.over != nil },
                hints: ["use the window outside of the WITH"])
        default: return nil
        }
    }

    /// The last mention of a common table expression within itself.
    private func mention(of name: String) -> SourceSpan? {
        let folded = name.asciiLowercased
        let table = inventory.commonTables.first { $0.name.name.asciiLowercased == folded }
        return inventory.tables.last { mention in
            guard let table, mention.name.name.asciiLowercased == folded else { return false }
            return table.span.lower <= mention.span.lower && mention.span.upper <= table.span.upper
        }?.span
    }

    /// The first call that meets a condition in a part that follows a compound operator in a `WITH`.
    private func recursiveCall(_ isMeant: (FunctionCall) -> Bool) -> SourceSpan? {
        for table in inventory.commonTables {
            for part in table.query.compounds {
                let call = inventory.calls.first { item in
                    isMeant(item.call) && part.core.span.lower <= item.place.span.lower
                        && item.place.span.upper <= part.core.span.upper
                }
                if let call { return call.place.span }
            }
        }
        return nil
    }
}
