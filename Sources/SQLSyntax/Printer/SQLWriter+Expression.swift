extension SQLWriter {
    /// Writes an expression.
    ///
    /// - Parameters:
    ///   - expression: what to write.
    ///   - minimum: the loosest precedence level that may stand here without parentheses.
    ///   - follow: the level of the operator that comes next in the text, 0 where none does: an open `NOT` before a
    ///     tight operator would take it over.
    mutating func write(_ expression: Expression, minimum: Int = 0, follow: Int = 0) {
        if needsParentheses(expression, minimum, follow) {
            put("(")
            writeBare(expression, follow: 0)
            put(")")
        } else {
            writeBare(expression, follow: follow)
        }
    }

    private func needsParentheses(
        _ expression: Expression, _ minimum: Int, _ follow: Int
    ) -> Bool {
        if case .unary(.not, _) = expression.kind { return follow > Precedence.not }
        return Self.loosestLevel(of: expression) < minimum
    }

    /// The loosest level along the left edge of an expression's text.
    private static func loosestLevel(of expression: Expression) -> Int {
        var expression = expression
        var loosest = level(of: expression)
        while let left = expression.leftOperand, !needsParentheses(left, leftOf: expression) {
            loosest = min(loosest, level(of: left))
            expression = left
        }
        return loosest
    }

    /// Whether the operand at the left edge of an expression must be in parentheses, an open `NOT` aside.
    private static func needsParentheses(_ left: Expression, leftOf expression: Expression) -> Bool {
        let level = level(of: expression)
        switch left.kind {
        // Nothing to the right can get into these two.
        case .membership, .nullTest: return false
        // A chain of the same level in front of a chain would be read as a part of it.
        case .chain:
            if case .chain = expression.kind { return self.level(of: left) <= level }
            return self.level(of: left) < level
        default: return self.level(of: left) < level
        }
    }

    /// Writes the operand at the left edge of an expression.
    private mutating func left(_ operand: Expression, of expression: Expression) {
        let needsParentheses = Self.needsParentheses(operand, leftOf: expression)
        write(operand, minimum: needsParentheses ? Int.max : 0, follow: Self.level(of: expression))
    }

    private static func level(of expression: Expression) -> Int {
        switch expression.kind {
        case .chain(let chain): chain.rest.first.map { level(of: $0.op) } ?? level(of: chain.first)
        case .between, .membership, .pattern, .nullTest: Precedence.equality
        case .collate: Precedence.collation
        default: Precedence.collation + 1
        }
    }

    static func level(of op: BinaryOperator) -> Int {
        switch op {
        case .or: Precedence.or
        case .and: Precedence.and
        case .equal, .notEqual, .is, .isNot: Precedence.equality
        case .less, .lessOrEqual, .greater, .greaterOrEqual: Precedence.comparison
        case .bitAnd, .bitOr, .shiftLeft, .shiftRight: Precedence.bitwise
        case .add, .subtract: Precedence.additive
        case .multiply, .divide, .remainder: Precedence.multiplicative
        case .concatenate, .jsonValue, .jsonText: Precedence.concatenation
        }
    }

    /// Writes an expression without parentheses around it.
    ///
    /// A tower of operators that each have the last one at their left edge is written from its foot, so that only
    /// what the text nests is nested here.
    private mutating func writeBare(_ expression: Expression, follow: Int) {
        guard var foot = expression.leftOperand else { return writeForm(expression, follow: follow) }
        var tower = [expression]
        while !Self.needsParentheses(foot, leftOf: tower[tower.count - 1]), let next = foot.leftOperand {
            tower.append(foot)
            foot = next
        }
        left(foot, of: tower[tower.count - 1])
        for index in tower.indices.reversed() {
            writeForm(tower[index], follow: index > 0 ? Self.level(of: tower[index - 1]) : follow)
        }
    }

    // The values of an expression are unpacked in a function for each form: in a build without optimisation one
    // function for all of them would take kilobytes of stack for each level of a deep tree.
    /// Writes an expression, or what stands behind its left operand where it has one.
    private mutating func writeForm(_ expression: Expression, follow: Int) {
        switch ExpressionForm(expression) {
        case .leaf: leaf(expression)
        case .unary: unary(expression, follow)
        case .chain: chain(expression, follow)
        case .between: between(expression, follow)
        case .membership: membership(expression)
        case .pattern: pattern(expression, follow)
        case .nullTest: nullTest(expression)
        case .cast: cast(expression)
        case .collate: collate(expression)
        case .call: call(expression)
        case .conditional: conditional(expression)
        case .subquery: subquery(expression)
        case .row: row(expression)
        case .parenthesized: inner(expression)
        }
    }

    mutating func parenthesized(_ query: Query) {
        put("(")
        write(query)
        put(")")
    }

    mutating func parenthesized(_ expressions: [Expression]) {
        put("(")
        list(expressions)
        put(")")
    }

    private mutating func leaf(_ expression: Expression) {
        switch expression.kind {
        case .literal(let literal): write(literal)
        case .column(let name): write(name)
        case .parameter(let parameter): put(parameter.text)
        default: break
        }
    }

    private mutating func write(_ literal: Literal) {
        switch literal {
        case .integer(let text), .real(let text): put(text)
        case .string(let text): put(Self.quoted(text, "'"))
        case .blob(let bytes):
            put("x'")
            for byte in bytes { put((byte < 16 ? "0" : "") + String(byte, radix: 16)) }
            put("'")
        case .null: put("NULL")
        case .true: put("TRUE")
        case .false: put("FALSE")
        case .currentTime: put("CURRENT_TIME")
        case .currentDate: put("CURRENT_DATE")
        case .currentTimestamp: put("CURRENT_TIMESTAMP")
        }
    }
}
