/// Values of a column that could not be read and are NULL.
public struct UnreadableValues: Sendable, Hashable {
    /// The column's name.
    public var column: String
    /// How many there are.
    public var count: Int
    /// The first of them, as sent.
    public var example: String

    /// Values of a column.
    public init(column: String, count: Int, example: String) {
        self.column = column
        self.count = count
        self.example = example
    }
}
