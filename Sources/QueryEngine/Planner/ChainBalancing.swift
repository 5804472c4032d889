internal import SQLSyntax

/// Groups the operands of long chains of `AND`, `OR` and `||`, which SQLite would nest one level each.
///
/// SQLite refuses expressions that are more than a thousand levels deep. These operators give the same value however their
/// operands are grouped; sums do not, where numbers overflow or are real.
enum ChainBalancing {
    /// Chains of no more operands than this stay as they are.
    private static let most = 500

    /// The parentheses to insert into a query's text, around operands of some of these operators.
    static func edits(_ query: Query, _ operators: Set<BinaryOperator> = [.and, .or, .concatenate])
        -> [TextEdit]
    {
        // A text that is shorter has no such chain: each operand takes three bytes at the least.
        guard query.span.upper - query.span.lower >= 3 * most else { return [] }
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

    private static func edits(_ chain: OperatorChain, _ operators: Set<BinaryOperator>) -> [TextEdit] {
        guard chain.rest.count >= most, let op = chain.rest.first?.op,
            operators.contains(op), chain.rest.allSatisfy({ $0.op == op })
        else { return [] }
        let operands = [chain.first.span] + chain.rest.map(\.operand.span)
        // As many groups as a group has operands: the least depth for two levels.
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
}
