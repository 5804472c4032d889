/// What a provider is asked for: rows of its table that meet the values and the window, or more than those.
public struct ScanRequest: Sendable, Hashable {
    /// The parameters' values as they go on the wire, by the parameters' names.
    public var parameters: [String: String]
    /// The window in milliseconds since 1970, both ends included; nil where the table has none.
    public var window: TimeWindow?
    /// The indices of the columns that are wanted, ascending; a provider that hands over rows gives only
    /// these, in this order.
    public var columns: [Int]
    /// How many rows will probably do, where that is known: a hint for the size of the first page.
    public var rowHint: Int?
    /// Whether the reader may stop before the last page: a hint not to fetch far ahead.
    public var mayStop: Bool

    /// A request.
    public init(
        parameters: [String: String] = [:], window: TimeWindow? = nil, columns: [Int], rowHint: Int? = nil,
        mayStop: Bool = false
    ) {
        self.parameters = parameters
        self.window = window
        self.columns = columns
        self.rowHint = rowHint
        self.mayStop = mayStop
    }
}
