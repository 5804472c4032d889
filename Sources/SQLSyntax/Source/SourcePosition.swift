/// A place in a text as people count it, from 1.
public struct SourcePosition: Sendable, Hashable {
    /// The line.
    public var line: Int
    /// The column, in characters as a reader sees them.
    public var column: Int
    /// The column on a terminal: a tab goes to the next multiple of 8, Chinese characters and emoji take two.
    public var displayColumn: Int

    /// A place of its numbers.
    public init(line: Int, column: Int, displayColumn: Int) {
        self.line = line
        self.column = column
        self.displayColumn = displayColumn
    }
}
