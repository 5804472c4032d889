/// What the requests of a table cost, as far as it is known before the first one.
public struct ScanCost: Sendable, Hashable {
    /// Whether rows come without any request, as those of a file do.
    public var isFree: Bool
    /// How many rows a page has at the most; nil where that is not known.
    public var pageSize: Int?
    /// How many requests a minute the site allows; nil where it names no limit.
    public var requestsPerMinute: Int?
    /// Whether one request tells how many rows a scan has (``TableProvider/count(of:)``).
    public var canCount: Bool

    /// Requests of which nothing is known.
    public static let unknown = ScanCost()
    /// No requests: the rows are there.
    public static let free = ScanCost(isFree: true, canCount: true)

    /// A cost.
    ///
    /// - Parameters:
    ///   - isFree: whether rows come without any request.
    ///   - pageSize: how many rows a page has at the most.
    ///   - requestsPerMinute: how many requests a minute the site allows.
    ///   - canCount: whether one request tells how many rows a scan has.
    public init(
        isFree: Bool = false, pageSize: Int? = nil, requestsPerMinute: Int? = nil, canCount: Bool = false
    ) {
        self.isFree = isFree
        self.pageSize = pageSize
        self.requestsPerMinute = requestsPerMinute
        self.canCount = canCount
    }
}
