internal import SQLSyntax

/// Works out the values of expressions that need no row: by SQLite, so that they are what it would say.
struct ConstantFolder {
    let bound: BoundQuery
    let connection: Connection
    let parameters: QueryParameters
    private let text: EditedText

    init(_ bound: BoundQuery, connection: Connection, parameters: QueryParameters) {
        self.bound = bound
        self.connection = connection
        self.parameters = parameters
        text = EditedText(bound.text, edits: bound.edits)
    }

    /// The value of an expression; nil where it has none before the rows are there, or evaluating it fails.
    func value(_ expression: Expression) -> Value? {
        switch expression.kind {
        case .literal(.string(let string)): return .text(string)
        case .literal(.null): return .null
        case .literal(.integer(let digits)):
            if let integer = Int64(digits) { return .integer(integer) }
        case .parenthesized(let inner): return value(inner)
        default: break
        }
        // An explicit collation changes what equal means, wherever in the expression it stands: such a value is
        // not the plain one.
        guard bound.traits(of: expression).isConstant, !Self.hasCollation(expression) else { return nil }
        guard
            let statement = try? PreparedStatement(
                "select " + text.string(in: expression.span), on: connection),
            (try? bind(statement)) != nil, (try? statement.step()) == true
        else { return nil }
        return statement.value(0)
    }

    /// Whether a constant condition holds; nil where it is no constant or no plain truth value.
    func truth(_ expression: Expression) -> Bool? {
        switch value(expression) {
        case .null?: false
        case .integer(let integer)?: integer != 0
        case .real?, .text?, .blob?, nil: nil
        }
    }

    /// Whether SQLite would compare a text column with the expression as numbers.
    static func isNumericCast(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .parenthesized(let inner): return isNumericCast(inner)
        case .cast(_, let type):
            let folded = type.asciiLowercased
            if folded.contains("int") { return true }
            return !["char", "clob", "text", "blob"].contains(where: folded.contains)
        default: return false
        }
    }

    private static func hasCollation(_ expression: Expression) -> Bool {
        if case .collate = expression.kind { return true }
        var found = false
        expression.forEachChild { child in
            if case .expression(let inner) = child, !found { found = hasCollation(inner) }
        }
        return found
    }

    private func bind(_ statement: PreparedStatement) throws {
        try statement.bind(parameters)
    }
}

extension PreparedStatement {
    /// Binds the values of a query's parameters.
    ///
    /// - Throws: a ``QueryError`` for a parameter without a value.
    func bind(_ parameters: QueryParameters) throws {
        for index in 0..<parameterCount {
            guard let name = parameterName(index + 1) else { continue }
            guard let value = parameters.value(of: name) else {
                throw QueryError([
                    Diagnostic(.unboundParameter, "no value for the parameter \(name)", at: nil)
                ])
            }
            try bind(value, at: index + 1)
        }
    }
}
