/// How many requests the calls of level S1 may make in any stretch of time (sections 4.1.2 to 4.1.7).
///
/// The limit holds by the site's own count: a request counts from its sending until the window has passed since its
/// answer came, and it reached the site in between. What the site announces in `X-Apig-RateLimit-…` is kept to as well.
public struct RateLimitSettings: Sendable, Hashable {
    /// How many requests; 0 for no limit, nil for the default.
    ///
    /// The default is the API's 60, and no limit for a site reached by plain http, which is on this machine.
    public var requests: Int?
    /// In what stretch of time.
    public var window: Duration
    /// Who shares the limit.
    public var scope: RateLimitScope

    /// Settings of their parts.
    ///
    /// - Parameters:
    ///   - requests: how many requests; 0 for no limit, nil for the default.
    ///   - window: in what stretch of time.
    ///   - scope: who shares the limit.
    public init(
        requests: Int? = nil, window: Duration = .seconds(60), scope: RateLimitScope = .process
    ) {
        self.requests = requests
        self.window = window
        self.scope = scope
    }

    /// No limit but what the site announces.
    public static let none = RateLimitSettings(requests: 0)

    func limit(at site: SiteAddress, level: ServiceLevel) -> RateLimit? {
        switch level {
        case .s1:
            let requests = requests ?? (site.isSecure ? level.requestsPerMinute : 0)
            return requests == 0 ? nil : RateLimit(requests: requests, window: window)
        case .s2:
            // 4000 a second, and no need to keep a minute's worth of them.
            guard requests != 0, site.isSecure else { return nil }
            return RateLimit(requests: level.requestsPerMinute / 60, window: .seconds(1))
        }
    }
}
