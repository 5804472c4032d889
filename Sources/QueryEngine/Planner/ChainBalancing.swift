internal import SQLSyntax

/// Groups the operands of long chains of `AND`, `OR` and `||`, which SQLite would nest one level each.
///
/// SQLite refuses expressions that are more than a thousand levels deep. These operators give the same value however their
/// operands are grouped; sums do not, where numbers overflow or are real. Of a long chain of `OR`, neighbours that
/// compare one column with literals become one `IN`, which says the same: SQLite compiles a list in a time that grows with
/// its length, and alternatives in one that grows with its square.
struct ChainBalancing {
    /// Chains of no more operands than this stay as they are.
    private static let most = 500

    let bound: BoundQuery

    /// What to change in a query's text, at chains of some of these operators.
    func edits(_ query: Query, _ operators: Set<BinaryOperator> = [.and, .or, .concatenate]) -> [TextEdit] {
        // A text that is shorter has no such chain: each operand takes three bytes at the least.
        guard query.span.upper - query.span.lower >= 3 * Self.most else { return [] }
        var edits: [TextEdit] = []
        var waiting: [SyntaxChild] = [.query(query)]
        while let next = waiting.popLast() {
            switch next {
            case .query(let query): waiting += query.children
            case .expression(let expression):
                if case .chain(let chain) = expression.kind { edits += self.edits(chain, operators) }
                waiting += expression.children
            }
        }
        return edits
    }

    private func edits(_ chain: OperatorChain, _ operators: Set<BinaryOperator>) -> [TextEdit] {
        guard chain.rest.count >= Self.most, let op = chain.rest.first?.op,
            operators.contains(op), chain.rest.allSatisfy({ $0.op == op })
        else { return [] }
        guard op == .or else {
            return Self.groups([chain.first.span] + chain.rest.map(\.operand.span))
        }
        let (edits, operands) = lists(chain)
        return edits + (operands.count > Self.most ? Self.groups(operands) : [])
    }

    /// Parentheses around the operands of a chain: as many groups as a group has operands, the least depth for two levels.
    private static func groups(_ operands: [SourceSpan]) -> [TextEdit] {
        let size = max(2, Int(Double(operands.count).squareRoot()))
        return stride(from: 0, to: operands.count, by: size).flatMap { start in
            let first = operands[start].lower
            let last = operands[min(start + size, operands.count) - 1].upper
            return [
                TextEdit(span: SourceSpan(first, first), replacement: "("),
                TextEdit(span: SourceSpan(last, last), replacement: ")"),
            ]
        }
    }

    // MARK: Lists

    /// `column = literal`.
    private struct Equality {
        let column: BoundColumn
        /// What stands between the column and the literal.
        let op: SourceSpan
        let value: SourceSpan
    }

    /// Makes lists of neighbours that compare one column with literals; answers the changes and the operands that remain.
    private func lists(_ chain: OperatorChain) -> (edits: [TextEdit], operands: [SourceSpan]) {
        var edits: [TextEdit] = []
        var operands = [chain.first.span]
        var last = equality(chain.first)
        var isInList = false
        for link in chain.rest {
            let next = equality(link.operand)
            if let last, let next, last.column == next.column {
                if !isInList { edits.append(TextEdit(span: last.op, replacement: " in (")) }
                edits.append(
                    TextEdit(span: SourceSpan(last.value.upper, next.value.lower), replacement: ", "))
                operands[operands.count - 1].upper = link.operand.span.upper
                isInList = true
            } else {
                if isInList, let last { edits.append(Self.end(of: last)) }
                operands.append(link.operand.span)
                isInList = false
            }
            last = next
        }
        if isInList, let last { edits.append(Self.end(of: last)) }
        return (edits, operands)
    }

    private static func end(of last: Equality) -> TextEdit {
        TextEdit(span: SourceSpan(last.value.upper, last.value.upper), replacement: ")")
    }

    private func equality(_ expression: Expression) -> Equality? {
        guard case .chain(let chain) = expression.kind, chain.rest.count == 1, chain.rest[0].op == .equal,
            case .column = chain.first.kind, case .literal = chain.rest[0].operand.kind,
            let column = bound.columns[chain.first.span.lower], bound.merged[chain.first.span.lower] == nil
        else { return nil }
        let value = chain.rest[0].operand.span
        return Equality(column: column, op: SourceSpan(chain.first.span.upper, value.lower), value: value)
    }
}
