/// One answer with rows, its bytes untouched.
///
/// The bytes are well-formed UTF-8 and one JSON document, both checked.
public struct WirePage: Sendable {
    /// The whole body of the answer.
    public let bytes: [UInt8]
    /// Where the array of rows stands in `bytes`, its brackets included.
    ///
    /// Nil where the answer has no `list`: with a total of 0, or from an endpoint without paging.
    public let list: Range<Int>?
    /// How many elements the array has.
    public let itemCount: Int
    /// The number of rows that the site announced; nil where it announced none or not as a number.
    public let total: Int?
    /// How many rows come before this page.
    public let offset: Int
    /// The answer's `X-Request-Id`.
    public let requestID: String?
    /// When the answer was whole, in milliseconds since 1970-01-01 UTC by this machine's clock.
    public let fetchedAtMilliseconds: Int64
    /// How long its request waited for the rate limit, for its place and behind failures before it was sent.
    public let waited: Duration

    /// A page as it came, or as a test or another source of pages has it.
    ///
    /// - Parameters:
    ///   - bytes: the whole body.
    ///   - list: where the array of rows stands.
    ///   - itemCount: its number of elements.
    ///   - total: the announced number of rows.
    ///   - offset: the rows before this page.
    ///   - requestID: the answer's request id.
    ///   - fetchedAtMilliseconds: when it came.
    ///   - waited: how long its request waited.
    package init(
        bytes: [UInt8], list: Range<Int>?, itemCount: Int, total: Int?, offset: Int = 0,
        requestID: String? = nil, fetchedAtMilliseconds: Int64 = 0, waited: Duration = .zero
    ) {
        self.bytes = bytes
        self.list = list
        self.itemCount = itemCount
        self.total = total
        self.offset = offset
        self.requestID = requestID
        self.fetchedAtMilliseconds = fetchedAtMilliseconds
        self.waited = waited
    }
}
