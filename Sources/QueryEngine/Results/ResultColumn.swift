/// A column of a result.
public struct ResultColumn: Sendable, Hashable {
    /// The name, as SQLite would give it: the alias, the column's own name, or the text of the expression.
    public var name: String
    /// The type that the column's table declares; nil for an expression.
    public var type: ColumnType?

    /// A column.
    public init(name: String, type: ColumnType? = nil) {
        self.name = name
        self.type = type
    }
}
