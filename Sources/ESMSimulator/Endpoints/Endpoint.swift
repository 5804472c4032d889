/// One call of the API: where it is, what it asks for, what it answers.
struct Endpoint: Sendable {
    /// What the gateway wants to see before it lets a request through.
    enum Access: Sendable {
        /// Both app codes, the token and, where the site has one, the tenant.
        case full
        /// The token.
        case token
        /// Nothing.
        case open
    }

    let method: String
    /// The path's segments, `{…}` for any one segment.
    let segments: [Substring]
    let access: Access
    /// Whether the requests a minute are limited (service level S1).
    let isLimited: Bool
    let answer: @Sendable (EndpointCall) throws(Refusal) -> SiteAnswer

    init(
        method: String,
        path: String,
        access: Access,
        isLimited: Bool = false,
        answer: @escaping @Sendable (EndpointCall) throws(Refusal) -> SiteAnswer
    ) {
        self.method = method
        self.segments = path.split(separator: "/", omittingEmptySubsequences: false)
        self.access = access
        self.isLimited = isLimited
        self.answer = answer
    }

    /// A call that lists rows page by page.
    ///
    /// - Parameters:
    ///   - path: What follows `/rest/dataapi/homs/open-api`.
    ///   - paging: How it takes its time range and its page.
    ///   - isLimited: Whether the requests a minute are limited.
    ///   - listing: How the page is wrapped.
    ///   - rows: The rows that a call asks for.
    /// - Returns: The endpoint.
    static func listing(
        path: String,
        paging: PagingClass,
        isLimited: Bool,
        listing: Listing = Listing(),
        rows: @escaping @Sendable (EndpointCall, TimeWindow) throws(Refusal) -> RowSet
    ) -> Endpoint {
        Endpoint(
            method: "GET",
            path: "/rest/dataapi/homs/open-api" + path,
            access: .full,
            isLimited: isLimited
        ) { call throws(Refusal) in
            let window = try paging.window(of: call.request, ends: call.options.windowEnds)
            let page = try paging.page(of: call.request)
            return listing.answer(
                try rows(call, window),
                page: page,
                options: call.options,
                distortion: call.distortion
            )
        }
    }

    /// The values of the path's open segments, or nil where the request is not for this endpoint.
    func match(method: String, segments: [Substring]) -> [String]? {
        guard method == self.method, segments.count == self.segments.count else { return nil }
        var values: [String] = []
        for (own, given) in zip(self.segments, segments) {
            if own.hasPrefix("{") {
                values.append(String(given))
            } else if own != given {
                return nil
            }
        }
        return values
    }
}
