internal import SQLSyntax

/// Rows, operands and lists of names of another number of columns than there has to be.
extension Binder {
    /// Each row of `VALUES` has as many values as the first one.
    func checkWidths(of values: ValuesClause) throws(Diagnostic) {
        let width = values.rows.first?.count ?? 0
        guard let row = values.rows.first(where: { $0.count != width }), let first = row.first,
            let last = row.last
        else { return }
        throw Diagnostic(
            .columnCount,
            "this row of VALUES has \(Self.count(row.count, "value")), the first one has \(width)",
            at: first.span.union(last.span))
    }

    /// The operand that was bound last has as many columns as the first one of its compound.
    func checkWidth(of part: CompoundPart, in query: Int) throws(Diagnostic) {
        let width = bound.queries[query].outputs.count
        let own: Int
        var span = part.core.span
        switch part.core {
        case .select(let select):
            guard let index = bound.queries[query].cores.last ?? nil else { return }
            own = bound.selects[index].outputs.count
            if let first = select.columns.first, let last = select.columns.last {
                span = first.span.union(last.span)
            }
        case .values(let values): own = values.rows.first?.count ?? 0
        }
        guard own != width else { return }
        let op =
            switch part.op {
            case .union: "UNION"
            case .unionAll: "UNION ALL"
            case .intersect: "INTERSECT"
            case .except: "EXCEPT"
            }
        throw Diagnostic(
            .columnCount,
            "the query behind this \(op) has \(Self.count(own, "column")), the first one has \(width)",
            at: span,
            hints: own < width ? ["NULL can stand for a column that one of them lacks"] : [])
    }

    /// The names that a `WITH` gives are as many as the columns of its query.
    func checkWidth(of names: [Identifier], at span: SourceSpan, in query: Int) throws(Diagnostic) {
        let width = bound.queries[query].outputs.count
        guard names.count != width else { return }
        throw Diagnostic(
            .columnCount,
            "\(Self.count(names.count, "name")) for columns, and the query gives \(Self.count(width, "column"))",
            at: span)
    }

    private static func count(_ number: Int, _ thing: String) -> String {
        number == 1 ? "1 \(thing)" : "\(number) \(thing)s"
    }
}
