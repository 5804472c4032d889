import SQLSyntax

/// Writes expressions with all groupings visible, to compare what an operator took.
enum Grouping {
    static func describe(_ expression: Expression) -> String {
        switch expression.kind {
        case .unary(let op, let operand): "(\(op.rawValue) \(describe(operand)))"
        case .chain(let chain):
            "("
                + chain.rest.reduce(describe(chain.first)) {
                    "\($0) \($1.op.rawValue) \(describe($1.operand))"
                } + ")"
        case .between(let operand, let low, let high, let negated):
            "(\(describe(operand)) \(negated ? "NOT " : "")BETWEEN \(describe(low)) AND \(describe(high)))"
        case .membership(let operand, _, let negated):
            "(\(describe(operand)) \(negated ? "NOT " : "")IN …)"
        case .pattern(let operand, let op, let pattern, let escape, let negated):
            "(\(describe(operand)) \(negated ? "NOT " : "")\(op.rawValue) \(describe(pattern))"
                + (escape.map { " ESCAPE \(describe($0))" } ?? "") + ")"
        case .nullTest(let operand, let form): "(\(describe(operand)) \(form.rawValue))"
        case .collate(let operand, let name): "(\(describe(operand)) COLLATE \(name.name))"
        case .parenthesized(let inner): "[\(describe(inner))]"
        default: SQLPrinter.print(expression)
        }
    }
}
