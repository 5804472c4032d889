internal import SQLSyntax

/// Terms of clauses that mean nothing there.
extension SQLiteExplanation {
    var clauseFinding: Finding? {
        if let finding = orderFinding { return finding }
        if message == "HAVING clause on a non-aggregate query" {
            return Finding(
                message: "HAVING decides on groups, and this query has none",
                span: inventory.selects.first { $0.groupBy.isEmpty && $0.having != nil }?.having?.span,
                hints: ["write WHERE, or add GROUP BY"])
        }
        if let name = word(after: "no such collation sequence: ") {
            let place = inventory.places.first { place in
                if case .collate(_, let collation) = place.expression.kind {
                    collation.name == name
                } else {
                    false
                }
            }
            var span = place?.span
            if case .collate(_, let collation)? = place?.expression.kind { span = collation.span }
            return Finding(
                message: "no such collation: \(name)", span: span,
                hints: ["the collations are BINARY, NOCASE (A to Z alike in both cases) and RTRIM"])
        }
        if message == "ON clause references tables to its right" {
            return Finding(
                message: "this ON names a table that comes further right in FROM",
                span: forwardCondition?.span,
                hints: ["put the table before, or write the condition in WHERE"])
        }
        if let most = word(after: "too many FROM clause terms, max: ") {
            return Finding(
                message: "a FROM takes at most \(most) tables", span: nil,
                hints: ["join some of them in a subquery"])
        }
        if let most = word(after: "Expression tree is too large (maximum depth ", before: ")") {
            return Finding(
                message: "an expression is more than \(most) operators deep", span: nil,
                hints: [
                    "a long OR of one column is shorter as IN (…); long sums can be worked out in a subquery"
                ])
        }
        if let literal = word(after: "hex literal too big: ") {
            return Finding(message: "the hexadecimal literal \(literal) is too big for 64 bits", span: span)
        }
        if message.hasPrefix("at most "), message.hasSuffix(" tables in a join") {
            return Finding(message: message, span: nil, hints: ["join some of them in a subquery"])
        }
        return nil
    }

    /// Messages such as "1st ORDER BY term out of range - should be between 1 and 2".
    private var orderFinding: Finding? {
        let isOrder = message.contains(" ORDER BY term ")
        guard isOrder || message.contains(" GROUP BY term "),
            let number = Int(message.prefix { $0.isASCII && $0.isNumber })
        else { return nil }
        let clause = isOrder ? "ORDER BY" : "GROUP BY"
        let lists =
            isOrder
            ? inventory.queries.map { $0.orderBy.map(\.expression) } : inventory.selects.map(\.groupBy)
        if message.contains("out of range"), let last = message.split(separator: " ").last,
            let count = Int(last)
        {
            let terms = lists.compactMap { $0.element(number - 1) }
            let term = terms.first { $0.literalInteger.map { !(1...max(1, count)).contains($0) } ?? false }
            let position = term?.literalInteger.map { "\(clause) \($0) means column \($0) of the result" }
            return Finding(
                message: (position ?? "a number in \(clause) means a column of the result")
                    + ", which has " + (count == 1 ? "1 column" : "\(count) columns"),
                span: term?.span)
        }
        guard message.contains("does not match any column") else { return nil }
        let query = inventory.queries.first { !$0.compounds.isEmpty && $0.orderBy.count >= number }
        let core = query?.first
        var names: [String] = []
        if case .select(let select)? = core { names = select.columns.compactMap(\.plainName) }
        return Finding(
            message: "behind a compound, ORDER BY takes the columns of the result, and this is none of them",
            span: query?.orderBy[number - 1].expression.span,
            hints: [
                names.isEmpty
                    ? "order by the position of a column, as in ORDER BY 1"
                    : "the columns are \(names.joined(separator: ", ")); a position such as ORDER BY 1 is fine too"
            ])
    }

    /// The first `ON` that names a table which is further right.
    private var forwardCondition: Expression? {
        for select in inventory.selects {
            guard let from = select.from else { continue }
            for (index, join) in from.joins.enumerated() {
                let later = Set(from.joins[(index + 1)...].compactMap(\.table.shownName))
                if case .on(let condition)? = join.constraint, condition.names(oneOf: later) {
                    return condition
                }
            }
        }
        return nil
    }
}

extension ResultTerm {
    /// The name of the column where it is plain.
    fileprivate var plainName: String? {
        guard case .expression(let expression, let alias, _) = kind else { return nil }
        if let alias { return alias.name }
        if case .column(let name) = expression.kind { return name.column.name }
        return nil
    }
}

extension TableReference {
    /// The name that the table's columns can be qualified by, in small letters.
    fileprivate var shownName: String? {
        if let alias { return alias.name.asciiLowercased }
        if case .table(let name) = source { return name.name.name.asciiLowercased }
        return nil
    }
}

extension Expression {
    /// Whether a column of one of these tables is named in it.
    fileprivate func names(oneOf tables: Set<String>) -> Bool {
        if case .column(let name) = kind, let table = name.table {
            return tables.contains(table.name.asciiLowercased)
        }
        return children.contains { child in
            if case .expression(let inner) = child { inner.names(oneOf: tables) } else { false }
        }
    }
}
