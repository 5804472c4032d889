internal import QueryEngine
internal import SQLSyntax

extension SQLTranslator {
    /// The largest integer that a double tells from its neighbours.
    private static let exact: Int64 = 1 << 53

    /// One side of a comparison.
    private struct Side {
        var value: Translated
        let constant: Value?
    }

    /// A comparison, as SQLite makes it: by affinity, then by type and collation.
    func comparison(
        _ left: Expression, _ op: BinaryOperator, _ right: Expression, in scope: TranslationScope
    ) throws(NotTranslated) -> String {
        let span = left.span.union(right.span)
        if op == .is || op == .isNot, let truth = Self.truthLiteral(right) {
            return "(\(try self.truth(left, in: scope)) IS \(op == .is ? "" : "NOT ")\(truth))"
        }
        var one = Side(value: try value(left, in: scope).asNumber, constant: constant(left))
        var other = Side(value: try value(right, in: scope).asNumber, constant: constant(right))
        try rewrite(&other, like: one.value, right.span)
        try rewrite(&one, like: other.value, left.span)
        if one.value.type == .null || other.value.type == .null {
            guard op == .is || op == .isNot else { return "NULL::boolean" }
            let sql = one.value.type == .null ? other.value.sql : one.value.sql
            return "(\(sql) IS \(op == .is ? "" : "NOT ")NULL)"
        }
        try settle(&one, &other, span)
        return Self.comparison(one.value, op, other.value)
    }

    /// `TRUE` or `FALSE`, behind which IS asks for a truth value.
    private static func truthLiteral(_ expression: Expression) -> String? {
        switch expression.kind {
        case .literal(.true): "TRUE"
        case .literal(.false): "FALSE"
        default: nil
        }
    }

    /// Puts a constant into the one form that the table's column on the other side has, as the planner does.
    private func rewrite(
        _ side: inout Side, like value: Translated, _ span: SourceSpan
    ) throws(NotTranslated) {
        guard let column = value.column, let constant = side.constant else { return }
        if column.type == .time, let time = LiteralRewrite.milliseconds(constant),
            let sql = TimeForm.literal(time)
        {
            side.value = Translated(sql: sql, type: .time)
        } else if let enumeration = column.enumeration, let spelling = LiteralRewrite.spelling(constant),
            let canonical = enumeration.canonical(spelling)
        {
            side.value = try literal(.text(canonical), span)
        }
    }

    /// Brings both sides to one type.
    private func settle(
        _ one: inout Side, _ other: inout Side, _ span: SourceSpan
    ) throws(NotTranslated) {
        let (left, right) = (one.value.type, other.value.type)
        if left == right { return }
        switch (left, right) {
        case (.text, .time):
            other.value.sql = TimeForm.text(other.value.sql)
            other.value.type = .text
        case (.time, .text):
            one.value.sql = TimeForm.text(one.value.sql)
            one.value.type = .text
        case (.integer, .real): try meet(&one, &other, span)
        case (.real, .integer): try meet(&other, &one, span)
        case (.integer, .text), (.real, .text): try convert(&one, &other, span)
        case (.text, .integer), (.text, .real): try convert(&other, &one, span)
        default: throw refusal(span, "a comparison of values of different types")
        }
    }

    /// An integer and a REAL are compared exactly.
    private func meet(_ integer: inout Side, _ real: inout Side, _ span: SourceSpan) throws(NotTranslated) {
        if case .real(let value)? = real.constant, value.magnitude <= Double(Self.exact) {
            real.value.sql = "'\(value)'::numeric"
        } else if case .integer(let value)? = integer.constant, value.magnitude <= UInt64(Self.exact),
            let sql = PostgreSQLText.real(Double(value))
        {
            integer.value.sql = sql
        } else {
            throw refusal(span, "a comparison of an INTEGER with a REAL")
        }
    }

    /// A number and a text: where one is a column, its affinity converts the other.
    private func convert(_ number: inout Side, _ text: inout Side, _ span: SourceSpan) throws(NotTranslated) {
        if number.value.affinity == .numeric, text.value.affinity == .none,
            case .text(let words)? = text.constant,
            let value = Self.number(words)
        {
            text = Side(value: try literal(value, span), constant: value)
            if number.value.type != text.value.type {
                try number.value.type == .integer ? meet(&number, &text, span) : meet(&text, &number, span)
            }
        } else if text.value.affinity == .text, number.value.affinity == .none,
            case .integer(let value)? = number.constant
        {
            number = Side(value: try literal(.text(String(value)), span), constant: nil)
        } else {
            throw refusal(span, "a comparison of a number with a text")
        }
    }

    /// The number that a text of the plainest form is.
    private static func number(_ text: String) -> Value? {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 &- UInt8(ascii: "0") < 10 } })
        else { return nil }
        if parts.count == 1 { return Int64(text).map(Value.integer) }
        guard let real = Double(text), real.isFinite else { return nil }
        // SQLite makes an integer of a REAL that is whole, which compares alike.
        return .real(real)
    }

    /// Which collation counts, as SQLite has it: one that is written, then a column's, the left one first.
    private static func isCaseless(_ left: Translated, _ right: Translated) -> Bool {
        if left.isCollated { return left.isCaseless }
        if right.isCollated { return right.isCaseless }
        if left.isColumn { return left.isCaseless }
        return right.isColumn && right.isCaseless
    }

    /// A comparison of values of one type.
    private static func comparison(_ left: Translated, _ op: BinaryOperator, _ right: Translated) -> String {
        let words =
            switch op {
            case .is: "IS NOT DISTINCT FROM"
            case .isNot: "IS DISTINCT FROM"
            default: op.rawValue
            }
        guard left.type == .text else { return "(\(left.sql) \(words) \(right.sql))" }
        if isCaseless(left, right) { return "(\(left.key(true)) \(words) \(right.key(true)))" }
        let isEquality = op == .equal || op == .notEqual || op == .is || op == .isNot
        return isEquality
            ? "(\(left.sql) \(words) \(right.sql))" : "(\(left.key(false)) \(words) \(right.key(false)))"
    }
}
