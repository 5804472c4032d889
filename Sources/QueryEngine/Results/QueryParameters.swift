/// The values for the parameters of a query.
///
///     ["service": "EVS", "since": Date.now, "region": region]
public struct QueryParameters: Sendable, Hashable, ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
    /// Values of `:name`, `$name` and `@name`, by the name alone.
    public var named: [String: QueryEngine.Value]
    /// Values of `?` and `?NNN`, the first being number 1.
    public var positional: [QueryEngine.Value]

    /// No values.
    public static let none: QueryParameters = [:]

    /// Values by name and by number.
    public init(named: [String: QueryEngine.Value] = [:], positional: [QueryEngine.Value] = []) {
        self.named = named
        self.positional = positional
    }

    /// Values by name: texts, numbers, dates and whatever else a ``QueryValue`` is; nil for NULL.
    public init(dictionaryLiteral elements: (String, (any QueryValue)?)...) {
        self.init(named: Dictionary(elements.map { ($0, $1?.queryValue ?? .null) }) { $1 })
    }

    /// Values by number; nil for NULL.
    public init(arrayLiteral elements: (any QueryValue)?...) {
        self.init(positional: elements.map { $0?.queryValue ?? .null })
    }

    /// The value of a parameter as SQLite names it, such as `:day` or `?2`; nil where there is none.
    func value(of name: String) -> QueryEngine.Value? {
        let bare = String(name.dropFirst())
        if name.hasPrefix("?") { return Int(bare).flatMap { positional.element($0 - 1) } }
        return named[bare]
    }
}
