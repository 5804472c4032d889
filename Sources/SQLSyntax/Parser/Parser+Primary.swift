/// Operands.
extension Parser {
    /// An operand without any operator.
    mutating func primary() throws(Stop) -> Expression {
        try reserve(1)
        let token = current
        switch token.kind {
        case .integer: return try integer(token)
        case .real: return literal(.real(text(token)), token)
        case .string where peek().kind != .dot: return literal(.string(Self.unquoted(text(token))), token)
        case .blob: return literal(.blob(blob(token)), token)
        case .variable: return try parameter(token)
        case .identifier, .quotedIdentifier, .string: return try named()
        case .keyword(let keyword): return try word(keyword, token)
        default:
            expected.append(.thing("an expression"))
            throw syntaxError()
        }
    }

    private mutating func literal(_ literal: Literal, _ token: Token) -> Expression {
        advance()
        return Expression(.literal(literal), span: token.span)
    }

    private mutating func word(_ keyword: Keyword, _ token: Token) throws(Stop) -> Expression {
        switch keyword {
        case .null: return literal(.null, token)
        case .currentTime: return literal(.currentTime, token)
        case .currentDate: return literal(.currentDate, token)
        case .currentTimestamp: return literal(.currentTimestamp, token)
        case .case: return try conditional()
        case .cast: return try cast()
        case .exists: return try exists()
        case .raise: return try raise()
        case _ where keyword.canBeName: return try named()
        default:
            expected.append(.thing("an expression"))
            throw syntaxError()
        }
    }

    private mutating func integer(_ token: Token) throws(Stop) -> Expression {
        let text = text(token)
        let bytes = Array(text.utf8)
        if bytes.count > 18, bytes[1].lowercased == UInt8(ascii: "x"),
            bytes.dropFirst(2).drop(while: { $0 == UInt8(ascii: "0") }).count > 16
        {
            let message = "the hexadecimal literal \(text) is too big for 64 bits"
            diagnostics.append(Diagnostic(.integerTooBig, message, at: token.span))
        }
        return literal(.integer(text), token)
    }

    private func blob(_ token: Token) -> [UInt8] {
        let digits = source.bytes[(token.span.lower + 2)..<(token.span.upper - 1)]
        var bytes: [UInt8] = []
        var high: UInt8?
        for digit in digits {
            if let first = high {
                bytes.append(first << 4 | digit.hexValue)
                high = nil
            } else {
                high = digit.hexValue
            }
        }
        return bytes
    }

    /// `(x)`, `(x, y, …)` or `(query)`.
    mutating func parenthesized() throws(Stop) -> Expression {
        let start = current.span.lower
        try openParenthesis()
        depth += 1
        try reserve(2)
        if startsQuery { return try subquery(from: start) }
        expected.append(.keyword(.select))
        let first = try expression()
        if current.kind == .comma { return try row(first, from: start) }
        depth -= 1
        try closeParenthesis()
        return try node(.parenthesized(first), from: start)
    }

    private mutating func subquery(from start: Int) throws(Stop) -> Expression {
        let query = try query()
        depth -= 1
        try closeParenthesis()
        return try node(.subquery(query), from: start)
    }

    private mutating func row(_ first: Expression, from start: Int) throws(Stop) -> Expression {
        var values = [first]
        depth += 2
        while accept(.comma) { values.append(try expression()) }
        depth -= 3
        try closeParenthesis()
        return try node(.row(values), from: start)
    }

    private mutating func exists() throws(Stop) -> Expression {
        let start = current.span.lower
        advance()
        let query = try parenthesizedQuery(symbols: 2)
        try grow()
        return Expression(.exists(query), span: span(from: start))
    }

    /// `(query)`, with the symbols before the query on SQLite's stack.
    mutating func parenthesizedQuery(symbols: Int) throws(Stop) -> Query {
        try openParenthesis()
        depth += symbols
        let query = try query()
        depth -= symbols
        try closeParenthesis()
        return query
    }

    private mutating func cast() throws(Stop) -> Expression {
        let start = current.span.lower
        advance()
        try openParenthesis()
        depth += 2
        try reserve(4)
        let value = try expression()
        depth -= 2
        try expect(.as)
        let type = try typeName()
        try closeParenthesis()
        try grow()
        return Expression(.cast(value, type: type), span: span(from: start))
    }

    /// The words of a type with its sizes in parentheses, one space between the words.
    private mutating func typeName() throws(Stop) -> String {
        var words: [String] = []
        expected.append(.thing("a type"))
        while isName(current, .wordOrString) {
            words.append(text(current))
            advance()
        }
        let type = words.joined(separator: " ")
        guard !words.isEmpty, current.kind == .leftParenthesis else { return type }
        try openParenthesis()
        var sizes = [try signedNumber()]
        if accept(.comma) { sizes.append(try signedNumber()) }
        try closeParenthesis()
        return type + "(" + sizes.joined(separator: ",") + ")"
    }

    private mutating func signedNumber() throws(Stop) -> String {
        var sign = ""
        if current.kind == .plus || current.kind == .minus {
            sign = text(current)
            advance()
        }
        guard current.kind == .integer || current.kind == .real else {
            expected.append(.thing("a number"))
            throw syntaxError()
        }
        let number = text(current)
        advance()
        return sign + number
    }

    private mutating func conditional() throws(Stop) -> Expression {
        let start = current.span.lower
        advance()
        depth += 1
        try reserve(4)
        let operand: Expression? = at(.when) ? nil : try conditionalOperand()
        depth += 2
        var branches: [Conditional.Branch] = []
        repeat {
            try expect(.when)
            let condition = try expression()
            try expect(.then)
            depth += 2
            branches.append(Conditional.Branch(condition: condition, result: try expression()))
            depth -= branches.count == 1 ? 1 : 2
        } while at(.when)
        depth -= 1
        expected.append(.keyword(.when))
        var otherwise: Expression?
        if accept(.else) {
            depth += 1
            otherwise = try expression()
            depth -= 1
        }
        depth -= 2
        try expect(.end)
        try grow()
        let conditional = Conditional(operand: operand, branches: branches, otherwise: otherwise)
        return Expression(.conditional(conditional), span: span(from: start))
    }

    private mutating func conditionalOperand() throws(Stop) -> Expression {
        expected.append(.keyword(.when))
        return try expression()
    }

    /// `RAISE(…)` is read and then refused: there are no triggers.
    private mutating func raise() throws(Stop) -> Expression {
        let start = current.span.lower
        advance()
        try openParenthesis()
        if !accept(.ignore) {
            guard accept(.rollback) || accept(.abort) || accept(.fail) else { throw syntaxError() }
            try expect(.comma)
            _ = try name("a message")
        }
        try closeParenthesis()
        let span = span(from: start)
        let message = "RAISE() belongs to triggers, which do not exist here"
        diagnostics.append(Diagnostic(.raiseOutsideTrigger, message, at: span))
        return Expression(.literal(.null), span: span)
    }
}
