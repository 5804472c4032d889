internal import QueryEngine
internal import SQLSyntax

extension SQLTranslator {
    /// A run of operators.
    func chain(
        _ chain: OperatorChain, _ span: SourceSpan, in scope: TranslationScope
    ) throws(NotTranslated) -> Translated {
        let op = chain.rest.first?.op ?? .and
        switch op {
        case .and, .or:
            var sql = try truth(chain.first, in: scope)
            for link in chain.rest { sql += " \(link.op.rawValue) \(try truth(link.operand, in: scope))" }
            return .truth("(\(sql))")
        case .equal, .notEqual, .is, .isNot, .less, .lessOrEqual, .greater, .greaterOrEqual:
            guard chain.rest.count == 1, let link = chain.rest.first else {
                throw refusal(span, "a comparison of a comparison")
            }
            return .truth(try comparison(chain.first, link.op, link.operand, in: scope))
        case .jsonValue, .jsonText: throw refusal(span, "an operator of JSON")
        case .concatenate:
            var sql = try words(chain.first, in: scope).sql
            for link in chain.rest { sql += " || \(try words(link.operand, in: scope).sql)" }
            return Translated(sql: "(\(sql))", type: .text)
        default:
            var result = try number(chain.first, in: scope)
            result.affinity = .none
            for link in chain.rest {
                let right = try number(link.operand, in: scope)
                result = try arithmetic(result, link.op, right, constant(link.operand), link.operand.span)
            }
            return result
        }
    }

    private func arithmetic(
        _ left: Translated, _ op: BinaryOperator, _ right: Translated, _ constant: Value?, _ span: SourceSpan
    ) throws(NotTranslated) -> Translated {
        guard left.type != .null, right.type != .null else { return .null }
        let isReal = left.type == .real || right.type == .real
        let type: RemoteType = isReal ? .real : .integer
        // SQLite makes a REAL of an integer that meets one; so does PostgreSQL.
        let (one, other) = (left.sql, right.sql)
        mayFail = true
        switch op {
        case .add, .subtract, .multiply:
            return Translated(sql: "(\(one) \(op.rawValue) \(other))", type: type)
        case .divide: return Translated(sql: "(\(one) / NULLIF(\(other), 0))", type: type)
        case .remainder:
            guard !isReal else { throw refusal(span, "% of a REAL") }
            return Translated(sql: "(\(one) % NULLIF(\(other), 0))", type: .integer)
        case .bitAnd, .bitOr:
            guard !isReal else { throw refusal(span, "\(op.rawValue) of a REAL") }
            return Translated(sql: "(\(one) \(op.rawValue) \(other))", type: .integer)
        case .shiftLeft, .shiftRight:
            guard !isReal, case .integer(let distance)? = constant, (0...63).contains(distance) else {
                throw refusal(span, "a shift by what is no number from 0 to 63")
            }
            return Translated(sql: "(\(one) \(op.rawValue) \(distance))", type: .integer)
        default: throw refusal(span, "the operator \(op.rawValue)")
        }
    }

    // MARK: IN

    /// `x IN …`.
    func membership(
        _ operand: Expression, _ set: MembershipSet, _ span: SourceSpan, in scope: TranslationScope
    ) throws(NotTranslated) -> String {
        switch set {
        case .list(let list):
            guard !list.isEmpty else { return "FALSE" }
            var values: [String] = []
            for item in list {
                // The left side decides on affinity and collation: a value of the list has none of its own.
                guard constant(item) != nil else { throw refusal(item.span, "IN with what is no constant") }
                values.append(try comparison(operand, .equal, item, in: scope))
            }
            return "(\(values.joined(separator: " OR ")))"
        case .query(let query):
            let value = try value(operand, in: scope).asNumber
            let inner = try self.query(query, parent: scope, common: scope.common)
            guard inner.outputs.count == 1 else { throw refusal(query.span, "IN with several columns") }
            let output = inner.outputs[0].value
            guard value.type == output.type, !value.isCaseless, !value.isCollated else {
                throw refusal(span, "IN over a query of another type")
            }
            return "(\(value.sql) IN (\(inner.sql)))"
        case .table, .function: throw refusal(span, "IN with a table's name")
        }
    }

    // MARK: LIKE and GLOB

    func pattern(
        _ operand: Expression, _ op: PatternOperator, _ pattern: Expression, escape: Expression?,
        _ span: SourceSpan, in scope: TranslationScope
    ) throws(NotTranslated) -> String {
        let left = try words(operand, in: scope)
        switch op {
        case .like:
            let right = try words(pattern, in: scope)
            var mark = ""
            if let escape {
                guard case .text(let text)? = constant(escape), text.utf8.count == 1, !text.contains("'"),
                    text.asciiLowercased == text, text.uppercased() == text, text != "%", text != "_",
                    case .text(let words)? = constant(pattern), Self.isWellFormed(words, escape: text)
                else { throw refusal(escape.span, "this ESCAPE") }
                mark = text
            }
            // SQLite ignores the case of ASCII letters and knows no escape unless it is told one.
            return "(\(left.key(true)) LIKE \(right.key(true)) ESCAPE '\(mark)')"
        case .glob:
            guard escape == nil, case .text(let text)? = constant(pattern), !text.contains("["),
                let sql = PostgreSQLText.text(Self.like(text))
            else { throw refusal(pattern.span, "GLOB with a set of characters") }
            return "(\(left.sql) LIKE \(sql) ESCAPE '\\')"
        case .regexp, .match: throw refusal(span, op.rawValue)
        }
    }

    /// Whether each escape of a pattern has a character behind it that means something.
    private static func isWellFormed(_ pattern: String, escape: String) -> Bool {
        var isEscaped = false
        for character in pattern.unicodeScalars {
            if isEscaped {
                isEscaped = false
            } else if String(character) == escape {
                isEscaped = true
            }
        }
        return !isEscaped
    }

    /// The pattern of LIKE that means what one of GLOB without sets means.
    private static func like(_ glob: String) -> String {
        var pattern = ""
        for character in glob.unicodeScalars {
            switch character {
            case "*": pattern += "%"
            case "?": pattern += "_"
            case "%", "_", "\\": pattern += "\\" + String(character)
            default: pattern.unicodeScalars.append(character)
            }
        }
        return pattern
    }
}
