/// A parameter of a table's requests, and the column whose conditions it can carry.
public struct ScanParameter: Sendable {
    /// The parameter's name on the wire.
    public var name: String
    /// The column whose `=` and `IN` it takes.
    public var column: String
    /// Whether no request can be made without it.
    public var isRequired: Bool
    /// All values that there are, asked for one by one where a query names none; empty for none known.
    public var defaultValues: [String]
    /// Whether the site then sends only rows that meet the condition; else perhaps others too.
    public var isExact: Bool
    /// Where people find a value, in one sentence without its end; nil where the column says it all.
    public var origin: LocalizedText?
    /// The text to send for a value of the column; nil where the parameter cannot carry it.
    public var encode: @Sendable (Value) -> String?

    /// A parameter.
    ///
    /// - Parameters:
    ///   - name: the name on the wire.
    ///   - column: the column whose `=` and `IN` it takes.
    ///   - isRequired: whether no request can be made without it.
    ///   - defaultValues: all values that there are, for a parameter that a request must have and a query need not.
    ///   - isExact: whether the site then sends only rows that meet the condition.
    ///   - origin: where people find a value.
    ///   - encode: the text to send for a value; the value's own text where none is given.
    public init(
        _ name: String, column: String, isRequired: Bool = false, defaultValues: [String] = [],
        isExact: Bool = true, origin: LocalizedText? = nil,
        encode: @escaping @Sendable (Value) -> String? = ScanParameter.plainText
    ) {
        self.name = name
        self.column = column
        self.isRequired = isRequired
        self.defaultValues = defaultValues
        self.isExact = isExact
        self.origin = origin
        self.encode = encode
    }

    /// The text of a text or an integer; other values are not sent.
    public static func plainText(_ value: Value) -> String? {
        switch value {
        case .text(let text): text.isEmpty ? nil : text
        case .integer(let integer): String(integer)
        case .null, .real, .blob: nil
        }
    }
}
