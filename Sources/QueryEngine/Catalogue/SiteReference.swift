/// Where the rows of a table come from, as the site's reference tells it.
public struct SiteReference: Sendable, Hashable {
    /// The section of the reference, such as `4.1.3`.
    public var section: String
    /// The HTTP method of the requests.
    public var method: String
    /// The path of the requests, with placeholders in braces.
    public var path: String
    /// The name of the way in which rows are handed out.
    public var pagingClass: String
    /// The same as a sentence without its end.
    public var paging: LocalizedText
    /// The parameters that carry the bounds of the window, the first one's and the last one's.
    public var windowParameters: [String]
    /// How many rows a page can have at the most; nil where rows have no pages or the reference says nothing.
    public var largestPage: Int?
    /// How often requests may be made, as a sentence without its end.
    public var rate: LocalizedText
    /// How many requests a minute may be made; nil where the reference says nothing.
    public var requestsPerMinute: Int?

    /// A reference of its parts.
    public init(
        section: String, method: String, path: String, pagingClass: String, paging: LocalizedText,
        windowParameters: [String] = [], largestPage: Int?, rate: LocalizedText, requestsPerMinute: Int?
    ) {
        self.section = section
        self.method = method
        self.path = path
        self.pagingClass = pagingClass
        self.paging = paging
        self.windowParameters = windowParameters
        self.largestPage = largestPage
        self.rate = rate
        self.requestsPerMinute = requestsPerMinute
    }
}
