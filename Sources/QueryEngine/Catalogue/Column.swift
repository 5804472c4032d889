/// A column of a table.
public struct Column: Sendable {
    /// The name in the language.
    public var name: String
    /// What its cells hold.
    public var type: ColumnType
    /// What the site calls it: other names that a query may use where no column has them.
    public var wireNames: [String]
    /// Where a page of JSON has its value.
    public var source: ColumnSource
    /// The values that it can take in one spelling, where these are known.
    public var enumeration: Enumeration?
    /// Whether `*` leaves it out.
    public var isHidden: Bool
    /// The zone of times that are written without one.
    public var zone: UTCOffset
    /// The type by which SQLite declares the column, where it is not the one of `type`; may be empty.
    public var declaration: String?
    /// The unit of its numbers; nil for numbers without one and for texts.
    public var unit: LocalizedText?
    /// The values that stand for something, in the order of the reference; empty where there are none.
    public var codes: [ColumnCode]
    /// What it means, in one sentence without its end.
    public var summary: LocalizedText

    /// A column.
    ///
    /// - Parameters:
    ///   - name: the name in the language.
    ///   - type: what its cells hold.
    ///   - wire: the keys that the site uses, in order of preference; the name itself where none is given.
    ///   - source: where a page has the value; under `wire` where it is nil.
    ///   - enumeration: the known values.
    ///   - isHidden: whether `*` leaves it out.
    ///   - zone: the zone of times that are written without one.
    ///   - declaration: the type by which SQLite declares it; that of `type` where none is given.
    ///   - unit: the unit of its numbers.
    ///   - codes: the values that stand for something.
    ///   - summary: what it means.
    public init(
        _ name: String, _ type: ColumnType, wire: [String] = [], source: ColumnSource? = nil,
        enumeration: Enumeration? = nil, isHidden: Bool = false, zone: UTCOffset = .utc,
        declaration: String? = nil, unit: LocalizedText? = nil, codes: [ColumnCode] = [],
        summary: LocalizedText = ""
    ) {
        self.name = name
        self.type = type
        self.wireNames = wire
        self.source = source ?? .keys(wire.isEmpty ? [name] : wire)
        self.enumeration = enumeration
        self.isHidden = isHidden
        self.zone = zone
        self.declaration = declaration
        self.unit = unit
        self.codes = codes
        self.summary = summary
    }
}
