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
        let own = level(of: expression)
        let left: Expression
        switch expression.kind {
        case .chain(let chain): left = chain.first
        case .between(let operand, _, _, _), .membership(let operand, _, _),
            .pattern(let operand, _, _, _, _),
            .nullTest(let operand, _), .collate(let operand, _):
            left = operand
        default: return own
        }
        return needsParentheses(left, leftOf: expression) ? own : min(own, loosestLevel(of: left))
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

    private static func level(of op: BinaryOperator) -> Int {
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

    private mutating func writeBare(_ expression: Expression, follow: Int) {
        switch expression.kind {
        case .literal(let literal): write(literal)
        case .column(let name): write(name)
        case .parameter(let parameter): put(parameter.text)
        case .unary(let op, let operand): write(op, operand, follow)
        case .chain(let chain):
            left(chain.first, of: expression)
            write(chain.rest, follow)
        case .between(let operand, let low, let high, let negated):
            left(operand, of: expression)
            put(negated ? " NOT BETWEEN " : " BETWEEN ")
            write(low, minimum: Precedence.not, follow: Precedence.and)
            put(" AND ")
            write(high, minimum: Precedence.comparison, follow: follow)
        case .membership(let operand, let set, let negated):
            left(operand, of: expression)
            put(negated ? " NOT IN " : " IN ")
            write(set)
        case .pattern(let operand, let op, let pattern, let escape, let negated):
            left(operand, of: expression)
            put(negated ? " NOT \(op.rawValue) " : " \(op.rawValue) ")
            write(pattern, minimum: Precedence.comparison, follow: escape == nil ? follow : 0)
            if let escape {
                put(" ESCAPE ")
                write(escape, minimum: Precedence.comparison, follow: follow)
            }
        case .nullTest(let operand, let form):
            left(operand, of: expression)
            put(" " + form.rawValue)
        case .cast(let operand, let type):
            put("CAST(")
            write(operand)
            put(type.isEmpty ? " AS)" : " AS \(type))")
        case .collate(let operand, let collation):
            left(operand, of: expression)
            put(" COLLATE ")
            write(collation)
        case .function(let call): write(call)
        case .conditional(let conditional): write(conditional)
        case .subquery(let query): parenthesized(query)
        case .exists(let query):
            put("EXISTS ")
            parenthesized(query)
        case .row(let values): parenthesized(values)
        case .parenthesized(let inner):
            put("(")
            write(inner)
            put(")")
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

    private mutating func write(_ op: UnaryOperator, _ operand: Expression, _ follow: Int) {
        if op == .not {
            put("NOT ")
            return write(operand, minimum: Precedence.not, follow: follow)
        }
        var inner = SQLWriter()
        inner.write(operand, minimum: Precedence.collation + 1, follow: follow)
        // Two hyphens would begin a comment.
        put(op.rawValue + (op == .minus && inner.text.hasPrefix("-") ? " " : "") + inner.text)
    }

    private mutating func write(_ links: [OperatorChain.Link], _ follow: Int) {
        for (index, link) in links.enumerated() {
            put(" \(link.op.rawValue) ")
            let level = Self.level(of: link.op)
            write(link.operand, minimum: level + 1, follow: index + 1 < links.count ? level : follow)
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

    private mutating func write(_ set: MembershipSet) {
        switch set {
        case .list(let values): parenthesized(values)
        case .query(let query): parenthesized(query)
        case .table(let name): write(name)
        case .function(let name, let arguments):
            write(name)
            parenthesized(arguments)
        }
    }

    private mutating func write(_ conditional: Conditional) {
        put("CASE")
        if let operand = conditional.operand {
            put(" ")
            write(operand)
        }
        for branch in conditional.branches {
            put(" WHEN ")
            write(branch.condition)
            put(" THEN ")
            write(branch.result)
        }
        if let otherwise = conditional.otherwise {
            put(" ELSE ")
            write(otherwise)
        }
        put(" END")
    }
}
