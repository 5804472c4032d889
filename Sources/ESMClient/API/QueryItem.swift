/// A parameter of a request's query, as text before percent-encoding.
public struct QueryItem: Sendable, Hashable {
    /// The wire's name of the parameter.
    public let name: String
    /// Its value.
    public let value: String

    /// A parameter with its value.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
