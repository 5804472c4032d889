/// The values for the parameters of a query.
public struct QueryParameters: Sendable, Hashable, ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
    /// Values of `:name`, `$name` and `@name`, by the name alone.
    public var named: [String: Value]
    /// Values of `?` and `?NNN`, the first being number 1.
    public var positional: [Value]

    /// No values.
    public static let none: QueryParameters = [:]

    /// Values by name and by number.
    public init(named: [String: Value] = [:], positional: [Value] = []) {
        self.named = named
        self.positional = positional
    }

    /// Values by name.
    public init(dictionaryLiteral elements: (String, Value)...) {
        self.init(named: Dictionary(elements) { $1 })
    }

    /// Values by number.
    public init(arrayLiteral elements: Value...) {
        self.init(positional: elements)
    }

    /// The value of a parameter as SQLite names it, such as `:day` or `?2`; nil where there is none.
    func value(of name: String) -> Value? {
        let bare = String(name.dropFirst())
        if name.hasPrefix("?") { return Int(bare).flatMap { positional.element($0 - 1) } }
        return named[bare]
    }
}
