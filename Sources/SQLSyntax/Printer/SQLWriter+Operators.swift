/// The forms of an expression that have others inside; what stands at the left edge has been written.
extension SQLWriter {
    mutating func unary(_ expression: Expression, _ follow: Int) {
        guard case .unary(let op, let operand) = expression.kind else { return }
        if op == .not {
            put("NOT ")
            return write(operand, minimum: Precedence.not, follow: follow)
        }
        var inner = SQLWriter()
        inner.write(operand, minimum: Precedence.collation + 1, follow: follow)
        // Two hyphens would begin a comment.
        put(op.rawValue + (op == .minus && inner.text.hasPrefix("-") ? " " : "") + inner.text)
    }

    mutating func chain(_ expression: Expression, _ follow: Int) {
        guard case .chain(let chain) = expression.kind else { return }
        for (index, link) in chain.rest.enumerated() {
            // IS in front of NOT would be read as IS NOT.
            var word = link.op.rawValue
            if link.op == .is, case .unary(.not, _) = link.operand.kind { word = "IS NOT DISTINCT FROM" }
            put(" \(word) ")
            let level = Self.level(of: link.op)
            write(link.operand, minimum: level + 1, follow: index + 1 < chain.rest.count ? level : follow)
        }
    }

    mutating func between(_ expression: Expression, _ follow: Int) {
        guard case .between(_, let low, let high, let negated) = expression.kind else { return }
        put(negated ? " NOT BETWEEN " : " BETWEEN ")
        write(low, minimum: Precedence.not, follow: Precedence.and)
        put(" AND ")
        write(high, minimum: Precedence.comparison, follow: follow)
    }

    mutating func membership(_ expression: Expression) {
        guard case .membership(_, let set, let negated) = expression.kind else { return }
        put(negated ? " NOT IN " : " IN ")
        switch set {
        case .list(let values): parenthesized(values)
        case .query(let query): parenthesized(query)
        case .table(let name): write(name)
        case .function(let name, let arguments):
            write(name)
            parenthesized(arguments)
        }
    }

    mutating func pattern(_ expression: Expression, _ follow: Int) {
        guard case .pattern(_, let op, let pattern, let escape, let negated) = expression.kind
        else {
            return
        }
        put(negated ? " NOT \(op.rawValue) " : " \(op.rawValue) ")
        write(pattern, minimum: Precedence.comparison, follow: escape == nil ? follow : 0)
        if let escape {
            put(" ESCAPE ")
            write(escape, minimum: Precedence.comparison, follow: follow)
        }
    }

    mutating func nullTest(_ expression: Expression) {
        guard case .nullTest(_, let form) = expression.kind else { return }
        put(" " + form.rawValue)
    }

    mutating func cast(_ expression: Expression) {
        guard case .cast(let operand, let type) = expression.kind else { return }
        put("CAST(")
        write(operand)
        put(type.isEmpty ? " AS)" : " AS \(type))")
    }

    mutating func collate(_ expression: Expression) {
        guard case .collate(_, let collation) = expression.kind else { return }
        put(" COLLATE ")
        write(collation)
    }

    mutating func call(_ expression: Expression) {
        guard case .function(let call) = expression.kind else { return }
        write(call)
    }

    mutating func conditional(_ expression: Expression) {
        guard case .conditional(let conditional) = expression.kind else { return }
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

    mutating func subquery(_ expression: Expression) {
        switch expression.kind {
        case .subquery(let query): parenthesized(query)
        case .exists(let query):
            put("EXISTS ")
            parenthesized(query)
        default: break
        }
    }

    mutating func row(_ expression: Expression) {
        guard case .row(let values) = expression.kind else { return }
        parenthesized(values)
    }

    mutating func inner(_ expression: Expression) {
        guard case .parenthesized(let inner) = expression.kind else { return }
        put("(")
        write(inner)
        put(")")
    }
}
