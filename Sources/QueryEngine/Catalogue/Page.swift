/// A part of a table's rows as a provider got them.
public struct Page: Sendable {
    /// The rows.
    public var content: Content
    /// How many rows the whole scan has, where the site announced it.
    public var total: Int?
    /// How many pages the whole scan has, this one included, where that can be told.
    public var pages: Int?
    /// When the page was fetched, in milliseconds since 1970.
    public var fetchedAt: Int64
    /// The request's id as the site gave it.
    public var requestID: String?
    /// How the page is named in an error, such as `page 3 (offset 2000)`.
    public var label: String
    /// What columns of the source ``ColumnSource/parameter(_:)`` hold beside the request's own parameters.
    public var parameters: [String: String]
    /// What a provider of rows could not read and hands over as NULL; pages of JSON tell it by themselves.
    public var unreadable: [UnreadableValues] = []
    /// Whether the bytes of JSON were found to be UTF-8 already, so that nobody has to look again.
    package var isUTF8 = false

    /// How long its request waited before it was sent, for the site's rate limit and the like.
    public var waited = Duration.zero

    /// A page.
    public init(
        _ content: Content, total: Int? = nil, pages: Int? = nil, fetchedAt: Int64, requestID: String? = nil,
        label: String = "page", parameters: [String: String] = [:]
    ) {
        self.content = content
        self.total = total
        self.pages = pages
        self.fetchedAt = fetchedAt
        self.requestID = requestID
        self.label = label
        self.parameters = parameters
    }

    /// The forms of a page.
    public enum Content: Sendable {
        /// The bytes of a JSON document, and where in them the array of items stands.
        case json([UInt8], items: Range<Int>)
        /// Rows of the columns that the request named, in its order.
        case rows([[Value]])
    }
}
