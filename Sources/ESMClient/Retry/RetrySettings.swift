/// How often, and for how long, a request that failed is made again.
///
/// Made again are requests that found no connection or lost it, met a timeout, were throttled, or were answered with
/// 502, 503, 504 or a code of the gateway that says that it failed itself (0601, 0605). A request that makes
/// something, such as a metering job, is made again only where it surely made nothing.
public struct RetrySettings: Sendable, Hashable {
    /// How often a request is made, the first time included; 1 for no retries.
    public var maximumAttempts: Int
    /// How long a request may take with all its retries and pauses, the waits for the rate limit aside.
    public var maximumTime: Duration
    /// The pause before the first retry, doubled for each further one and varied by chance down to its half.
    public var firstPause: Duration
    /// The longest of these pauses.
    public var longestPause: Duration

    /// Settings of their parts.
    ///
    /// - Parameters:
    ///   - maximumAttempts: how often a request is made, 1 to 100.
    ///   - maximumTime: how long it may take with its retries.
    ///   - firstPause: the pause before the first retry.
    ///   - longestPause: the longest pause.
    public init(
        maximumAttempts: Int = 4, maximumTime: Duration = .seconds(150),
        firstPause: Duration = .milliseconds(200), longestPause: Duration = .seconds(10)
    ) {
        self.maximumAttempts = maximumAttempts
        self.maximumTime = maximumTime
        self.firstPause = firstPause
        self.longestPause = longestPause
    }

    /// No retries at all.
    public static let none = RetrySettings(maximumAttempts: 1)
}
