/// A name as written, without its quotes.
public struct Identifier: Sendable, Hashable {
    /// The name, quotes removed and doubled quotes made single.
    public var name: String
    /// How it was quoted.
    public var quoting: Quoting
    /// Where it stands, quotes included.
    public var span: SourceSpan

    /// A name at a place.
    public init(name: String, quoting: Quoting = .none, span: SourceSpan) {
        self.name = name
        self.quoting = quoting
        self.span = span
    }

    /// The quotes around a name.
    public enum Quoting: Sendable, Hashable {
        /// A bare word.
        case none
        /// `"name"`.
        case double
        /// `[name]`.
        case bracket
        /// The name within backticks.
        case backtick
        /// `'name'`, where SQLite takes a string for a name (aliases, for one).
        case single
    }
}
