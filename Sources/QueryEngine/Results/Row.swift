/// One row of a result.
public struct Row: Sendable, Hashable {
    /// The values, in the order of the result's columns.
    public var values: [Value]

    /// A row of values.
    public init(_ values: [Value]) {
        self.values = values
    }

    /// The value of the column at `index`, counted from 0.
    public subscript(index: Int) -> Value { values[index] }
}
