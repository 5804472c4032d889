extension Expression {
    /// The operand that the expression begins with, for operators that stand behind one.
    var leftOperand: Expression? {
        switch kind {
        case .chain(let chain): chain.first
        case .between(let operand, _, _, _), .membership(let operand, _, _),
            .pattern(let operand, _, _, _, _),
            .nullTest(let operand, _), .collate(let operand, _):
            operand
        default: nil
        }
    }
}
