/// Operands that begin with a name: columns and calls.
extension Parser {
    /// A column, a function's call, `true` or `false`.
    mutating func named() throws(Stop) -> Expression {
        let token = current
        let first = identifier(token)
        let canCall = isName(token, .word)
        advance()
        if current.kind == .leftParenthesis, canCall { return try call(first) }
        guard current.kind == .dot else { return Self.word(first) }
        advance()
        let second = try name("the name of a column")
        var column = ColumnName(table: first, column: second)
        if current.kind == .dot {
            advance()
            column = ColumnName(schema: first, table: second, column: try name("the name of a column"))
        }
        return Expression(.column(column), span: span(from: token.span.lower))
    }

    private static func word(_ name: Identifier) -> Expression {
        if name.quoting == .none, name.name.utf8.count <= 5 {
            switch name.name.lowercased() {
            case "true": return Expression(.literal(.true), span: name.span)
            case "false": return Expression(.literal(.false), span: name.span)
            default: break
            }
        }
        return Expression(.column(ColumnName(column: name)), span: name.span)
    }

    private mutating func call(_ name: Identifier) throws(Stop) -> Expression {
        try openParenthesis()
        try reserve(5)
        var call = FunctionCall(name: name, arguments: .star)
        if !accept(.star) {
            if accept(.distinct) { call.isDistinct = true } else { _ = accept(.all) }
            depth += 3
            var arguments = try arguments(of: name)
            call.order = try order(of: name, &arguments)
            call.arguments = .list(arguments)
            depth -= 3
        }
        try closeParenthesis()
        var symbols = 5
        if case .star = call.arguments { symbols = 4 }
        if at(.filter) {
            call.filter = try filter(symbols: symbols + 3)
            symbols += 1
        }
        if at(.over) { call.over = try over(symbols: symbols + 2) }
        try grow()
        return Expression(.function(call), span: span(from: name.span.lower))
    }

    private mutating func arguments(of name: Identifier) throws(Stop) -> [Expression] {
        let arguments = try expressionList()
        let problem = "the call of \(name.name) has too many arguments"
        checkLimit(arguments.count, Self.argumentLimit, problem, name.span)
        return arguments
    }

    /// `ORDER BY x` behind the one argument of `sparkline`, which takes `x` as its second.
    ///
    /// SQLite 3.40 orders no aggregate's rows, so that only a function that does so itself can be asked to.
    private mutating func order(
        of name: Identifier, _ arguments: inout [Expression]
    ) throws(Stop) -> FunctionCall.ArgumentOrder? {
        guard at(.order), arguments.count == 1, name.name.lowercased() == "sparkline" else { return nil }
        let start = current.span.lower
        advance()
        try expect(.by)
        var order = FunctionCall.ArgumentOrder(span: span(from: start))
        arguments.append(try expression())
        guard at(.asc) || at(.desc) else { return order }
        order.direction = FunctionCall.ArgumentDirection(
            at(.asc) ? .ascending : .descending, span: current.span)
        advance()
        return order
    }

    /// `FILTER (WHERE condition)`, with the symbols before the condition on SQLite's stack.
    private mutating func filter(symbols: Int) throws(Stop) -> Expression {
        advance()
        try openParenthesis()
        try expect(.where)
        depth += symbols
        let condition = try expression()
        depth -= symbols
        try closeParenthesis()
        return condition
    }

    /// `OVER name` or `OVER (…)`, with the symbols before the definition on SQLite's stack.
    private mutating func over(symbols: Int) throws(Stop) -> FunctionCall.Over {
        advance()
        guard current.kind == .leftParenthesis else { return .named(try name("the name of a window")) }
        depth += symbols
        let definition = try windowDefinition()
        depth -= symbols
        return .definition(definition)
    }

    /// A parameter, numbered as SQLite does: `?` takes the next number, a name keeps its own.
    mutating func parameter(_ token: Token) throws(Stop) -> Expression {
        let text = text(token)
        let bytes = Array(text.utf8)
        let number: Int
        if bytes.count > 1, bytes[0] == UInt8(ascii: "#"), bytes[1].isDigit {
            expected.append(.thing("an expression"))
            throw syntaxError()
        } else if bytes.count > 1, bytes[0] == UInt8(ascii: "?") {
            number = Int(text.dropFirst()) ?? Int.max
        } else if bytes.count == 1 {
            number = parameterCount + 1
        } else if let known = parameterNumbers[text] {
            number = known
        } else {
            number = parameterCount + 1
            parameterNumbers[text] = number
        }
        if number < 1 || number > Self.parameterLimit {
            let message = "the number of a parameter must be between 1 and \(Self.parameterLimit)"
            diagnostics.append(Diagnostic(.parameterNumber, message, at: token.span))
        } else {
            parameterCount = max(parameterCount, number)
        }
        let parameter = Parameter(text: text, index: number)
        if parameters[number] == nil { parameters[number] = parameter }
        advance()
        return Expression(.parameter(parameter), span: token.span)
    }
}
