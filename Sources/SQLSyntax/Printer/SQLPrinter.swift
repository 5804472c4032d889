/// Writes syntax trees as SQL on one line.
///
/// A tree that was parsed is written so that parsing it again gives the same tree, spans aside. Where a tree that was
/// built by hand needs parentheses that it does not have, they are added.
public enum SQLPrinter {
    /// A statement, without a semicolon.
    public static func print(_ statement: Statement) -> String {
        var writer = SQLWriter()
        writer.write(statement)
        return writer.text
    }

    /// A query, without parentheses around it.
    public static func print(_ query: Query) -> String {
        var writer = SQLWriter()
        writer.write(query)
        return writer.text
    }

    /// An expression.
    public static func print(_ expression: Expression) -> String {
        var writer = SQLWriter()
        writer.write(expression)
        return writer.text
    }

    /// A name, quoted where a bare word would not be read as that name.
    public static func print(_ identifier: Identifier) -> String {
        var writer = SQLWriter()
        writer.write(identifier)
        return writer.text
    }
}
