/// How a client treats a site: how often it asks, how long it waits, how often it tries again.
public struct ClientOptions: Sendable {
    /// How often the site may be asked.
    public var rateLimit: RateLimitSettings
    /// How often a request that failed is made again.
    public var retry: RetrySettings
    /// How long the site may send nothing at all, in the middle of an answer or before it.
    public var stallTimeout: Duration
    /// How long a metering job may be pending or running.
    public var meteringJobTimeout: Duration
    /// Whether exchanges are kept in a folder, or answered from one.
    public var exchanges: ExchangeMode
    /// Whether the records of requests hold the headers too, secrets masked.
    public var recordsHeaders = false
    /// Told of waits, retries and answers, on no particular thread.
    public var onEvent: (@Sendable (ClientEvent) -> Void)?
    /// The time that waits go by.
    package var clock = ClientClock.system

    /// Options of their parts.
    ///
    /// - Parameters:
    ///   - rateLimit: how often the site may be asked.
    ///   - retry: how often a request that failed is made again.
    ///   - stallTimeout: how long the site may send nothing.
    ///   - meteringJobTimeout: how long a metering job may take.
    ///   - exchanges: whether exchanges are kept in a folder, or answered from one.
    ///   - onEvent: told of waits, retries and answers.
    public init(
        rateLimit: RateLimitSettings = RateLimitSettings(), retry: RetrySettings = RetrySettings(),
        stallTimeout: Duration = .seconds(20), meteringJobTimeout: Duration = .seconds(600),
        exchanges: ExchangeMode = .live, onEvent: (@Sendable (ClientEvent) -> Void)? = nil
    ) {
        self.rateLimit = rateLimit
        self.retry = retry
        self.stallTimeout = stallTimeout
        self.meteringJobTimeout = meteringJobTimeout
        self.exchanges = exchanges
        self.onEvent = onEvent
    }

    func check() throws(ESMClientError) {
        guard (1...100).contains(retry.maximumAttempts) else {
            throw .configuration("the number of attempts must be 1 to 100, not \(retry.maximumAttempts)")
        }
        guard retry.firstPause >= .zero, retry.longestPause >= retry.firstPause, retry.maximumTime >= .zero
        else {
            throw .configuration("the pauses between attempts must not be negative, nor end below the first")
        }
        guard stallTimeout > .zero, meteringJobTimeout > .zero else {
            throw .configuration("the stall timeout and that of metering jobs must be above 0 s")
        }
        if let limit = rateLimit.requests, !(0...100_000).contains(limit) {
            throw .configuration("the rate limit must be 0 (none) to 100000 requests, not \(limit)")
        }
        guard rateLimit.window > .zero, rateLimit.window <= .seconds(86_400) else {
            throw .configuration("the window of the rate limit must be above 0 s and at most a day")
        }
    }
}
