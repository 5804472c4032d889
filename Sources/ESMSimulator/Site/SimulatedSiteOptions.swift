/// What a simulated site holds, whom it lets in, how fast it answers and how it misbehaves.
public struct SimulatedSiteOptions: Sendable {
    /// The seed that the whole data set is drawn from.
    public var seed: UInt64

    /// The site's present in ms since 1970 UTC, where its data end; nil takes the time at start.
    public var now: Int64?

    /// How much data there is.
    public var scale: SimulatedScale

    /// Requests that endpoints of service level S1 share in any 60 seconds, or nil for no limit.
    public var requestsPerMinute: Int?

    /// The stretch of time to which that number belongs, in place of the 60 seconds.
    public var rateWindow = Duration.seconds(60)

    /// The user who may sign in.
    public var user: String

    /// The password of the user.
    public var password: String

    /// The name of the domain (account) of the user.
    public var domain: String

    /// The name of the project that tokens are scoped to.
    public var project: String

    /// The app code expected in `X-APIG-Appcode`.
    public var appCode: String

    /// The app code expected in `x-hcso-appcode`.
    public var hcsoAppCode: String

    /// The tenant expected in `x-hcso-domainid`, or nil where the site asks for none.
    public var hcsoDomainID: String?

    /// How long a token is good for, in seconds of the site's clock.
    public var tokenLifetimeSeconds: Int

    /// The length of a token in characters, 32 to 65,536.
    public var tokenLength: Int

    /// Milliseconds that pass before each answer.
    public var latencyMilliseconds: Int

    /// Which ends of a time range belong to it.
    public var windowEnds: SimulatedWindowEnds

    /// Whether `offset_value` counts pages; it counts rows otherwise.
    public var offsetCountsPages: Bool

    /// How often a metering job is pending or running before it is done.
    public var meteringPolls: Int

    /// Whether metering jobs end in failure.
    public var meteringJobsFail: Bool

    /// How many of the latest requests ``SimulatedSite/requests`` has at least; twice as many at most.
    public var rememberedRequests: Int

    /// The certificate by which the site is reached over TLS; nil for plain HTTP.
    public var tls: SimulatedTLS?

    /// What goes wrong, and when.
    public var faults: [Fault]

    /// Options of a small, healthy site; every part can be changed.
    ///
    /// - Parameters:
    ///   - seed: The seed that the whole data set is drawn from.
    ///   - now: The site's present in ms since 1970 UTC, or nil for the time at start.
    ///   - scale: How much data there is.
    ///   - requestsPerMinute: Requests a minute over all S1 endpoints, or nil for no limit.
    ///   - hcsoDomainID: The tenant expected in `x-hcso-domainid`, or nil for none.
    ///   - latencyMilliseconds: Milliseconds that pass before each answer.
    ///   - faults: What goes wrong, and when.
    public init(
        seed: UInt64 = 1,
        now: Int64? = nil,
        scale: SimulatedScale = .standard,
        requestsPerMinute: Int? = 60,
        hcsoDomainID: String? = nil,
        latencyMilliseconds: Int = 0,
        faults: [Fault] = []
    ) {
        self.seed = seed
        self.now = now
        self.scale = scale
        self.requestsPerMinute = requestsPerMinute
        self.user = "operator"
        self.password = "simulated-password"
        self.domain = "simulated-domain"
        self.project = "simulated-project"
        self.appCode = "simulated-appcode"
        self.hcsoAppCode = "simulated-appcode"
        self.hcsoDomainID = hcsoDomainID
        self.tokenLifetimeSeconds = 86_400
        self.tokenLength = 1_200
        self.latencyMilliseconds = latencyMilliseconds
        self.windowEnds = .inclusive
        self.offsetCountsPages = false
        self.meteringPolls = 2
        self.meteringJobsFail = false
        self.rememberedRequests = 100_000
        self.tls = nil
        self.faults = faults
    }
}
