/// What a table is made of and what its requests can carry.
public struct TableSchema: Sendable {
    /// The table's name.
    public var name: String
    /// The columns, in the order of `*`.
    public var columns: [Column]
    /// The parameters of its requests.
    public var parameters: [ScanParameter]
    /// The column whose bounds every request must have; nil where requests have no window.
    public var timeColumn: String?
    /// Whether requests may go without a window, so that a query without a condition on the time reads all rows.
    ///
    /// The window of such a request is that of all times; see ``TimeWindow/isBoundedBelow`` and
    /// ``TimeWindow/isBoundedAbove``.
    public var isWindowOptional = false
    /// How long after its time a row may still arrive, in milliseconds, for tables whose rows never change.
    ///
    /// Rows that are older than that stay valid in the session's cache for good; nil for tables whose rows change.
    public var settling: Int64?
    /// What the table holds, in one sentence without its end.
    public var summary: LocalizedText
    /// Where its rows come from; nil for tables without a site.
    public var reference: SiteReference?
    /// A query that works, as an example; nil where there is none.
    public var example: String?
    /// From the values that one request would carry to those that it will.
    ///
    /// Where the sense of one parameter depends on another it can drop or change values; it may only widen.
    public var refine: @Sendable ([String: String]) -> [String: String]

    /// A table.
    ///
    /// - Parameters:
    ///   - name: the table's name.
    ///   - columns: the columns, in the order of `*`.
    ///   - parameters: the parameters of its requests.
    ///   - timeColumn: the column whose bounds every request must have.
    ///   - settling: how long after its time a row may still arrive; nil for tables whose rows change.
    ///   - summary: what the table holds.
    ///   - refine: from the values that one request would carry to those that it will; it may only widen.
    public init(
        name: String, columns: [Column], parameters: [ScanParameter] = [], timeColumn: String? = nil,
        settling: Int64? = nil, summary: LocalizedText = "",
        refine: @escaping @Sendable ([String: String]) -> [String: String] = { $0 }
    ) {
        self.name = name
        self.columns = columns
        self.parameters = parameters
        self.timeColumn = timeColumn
        self.settling = settling
        self.summary = summary
        self.refine = refine
    }

    /// The index of the column of a name, wire names counting where no column has it; case does not matter.
    func columnIndex(_ name: String) -> Int? {
        ownColumnIndex(name) ?? columns.firstIndex { $0.wireNames.contains { $0.isName(name) } }
    }

    /// The index of the column of exactly this name, case aside.
    func ownColumnIndex(_ name: String) -> Int? {
        columns.firstIndex { $0.name.isName(name) }
    }
}
