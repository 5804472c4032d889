import SQLSyntax
import Testing

/// Wrong input of a test's own.
struct TestFailure: Error, CustomStringConvertible {
    var description: String
}

/// The only statement of a text.
func statement(_ sql: String) throws -> Statement {
    do {
        return try SQLParser.parseStatement(sql)
    } catch {
        throw TestFailure(description: "\(sql): \(error.message)")
    }
}

/// The query of a text.
func query(_ sql: String) throws -> Query {
    guard case .query(let query) = try statement(sql).kind else {
        throw TestFailure(description: "\(sql) is no query")
    }
    return query
}

/// The first core of a text's query.
func select(_ sql: String) throws -> Select {
    guard case .select(let select) = try query(sql).first else {
        throw TestFailure(description: "\(sql) is no SELECT")
    }
    return select
}

/// An expression by its text.
func expression(_ sql: String) throws -> Expression {
    guard case .expression(let expression, _, _) = try select("SELECT " + sql).columns[0].kind else {
        throw TestFailure(description: "\(sql) is no expression")
    }
    return expression
}

/// An expression with every operator's grouping in parentheses.
func grouped(_ sql: String) throws -> String {
    try Grouping.describe(expression(sql))
}

/// The first diagnostic of a text.
func diagnostic(_ sql: String) throws -> Diagnostic {
    guard let first = SQLParser.parse(sql).diagnostics.first else {
        throw TestFailure(description: "\(sql) has no error")
    }
    return first
}

/// The text of a span.
func text(_ span: SourceSpan?, of sql: String) -> String {
    span.map { SourceText(sql).text(of: $0) } ?? "nil"
}
