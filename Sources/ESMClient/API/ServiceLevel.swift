/// What the API reference promises about an endpoint, and how often it may be called.
public enum ServiceLevel: String, Sendable, Hashable, CaseIterable {
    /// 60 requests a minute, strongly consistent (sections 4.1.2 to 4.1.7).
    case s1 = "S1"
    /// 4000 requests a second, eventually consistent within a minute (sections 4.1.8 to 4.1.16).
    case s2 = "S2"

    /// How many requests a minute the level allows.
    public var requestsPerMinute: Int {
        switch self {
        case .s1: 60
        case .s2: 240_000
        }
    }
}
