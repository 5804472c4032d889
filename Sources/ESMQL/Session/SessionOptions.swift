public import CoreMetrics
public import ESMClient
public import QueryEngine

/// What differs from site to site in how its answers are read, and may be left alone at most of them.
public struct SessionOptions: Sendable {
    /// The zone of times that are written without one: in the audit log, server metrics and metering.
    public var timeZone: SiteTimeZone
    /// The path of the clusters of load balancers.
    public var loadBalancerPath: LoadBalancerPath
    /// The HTTP method by which metering records are read.
    public var meteringDataMethod: MeteringDataMethod
    /// How often the site is asked, how long it is waited for, how often a request is made again.
    public var client = ClientOptions()
    /// How many requests a query may make before it asks, or fails where there is nobody to ask; nil for any
    /// number.
    ///
    /// The default is what the API's slower endpoints allow in five minutes.
    public var maximumRequests: Int? = 300
    /// How old a complete fetch may be that answers a later query as well; zero for none.
    public var cacheLifetime: Duration = .seconds(60)
    /// What a query may take of time and memory: any time, and 512 MB, where nothing else is set.
    public var limits = QueryLimits(memory: 512 << 20)
    /// Asked whether a query may make more requests than that.
    public var approveRequests: (@Sendable (BudgetQuestion) async -> Bool)?
    /// Told how many requests a query makes, each time that more become known before they are made.
    public var onExpectedRequests: (@Sendable (BudgetQuestion) -> Void)?
    /// The language in which tables and columns are described.
    public var language = Language.english
    /// Told how far a metering job is, each time that the site was asked.
    public var onJobProgress: (@Sendable (MeteringProgress) -> Void)?
    /// What the site does otherwise about its tables than the API reference says.
    public var tableChanges: [ESMTableChange] = []
    /// Where metrics of requests and queries go; the factory that the program has bootstrapped where it is nil.
    ///
    /// They are the counters `esmql_requests` (endpoint, outcome) and `esmql_queries` (outcome), the timers
    /// `esmql_request_duration` and `esmql_query_duration`, and the counter `esmql_query_rows`.
    public var metrics: (any MetricsFactory)?
    /// Where the values of settings come from, by their names; empty where a program set them.
    package var origins: [String: SettingOrigin] = [:]
    /// An engine that holds tables beside those of the site.
    package var remote: (any RemoteEngine)?
    /// Waits between two questions after a metering job.
    package var pause: @Sendable (Duration) async throws -> Void

    /// Options of their parts; the defaults follow the text of the API reference.
    public init(
        timeZone: SiteTimeZone = .standard, loadBalancerPath: LoadBalancerPath = .network,
        meteringDataMethod: MeteringDataMethod = .post
    ) {
        self.timeZone = timeZone
        self.loadBalancerPath = loadBalancerPath
        self.meteringDataMethod = meteringDataMethod
        pause = { try await Task.sleep(for: $0) }
    }

    /// The two paths that section 4.1.11 of the API reference gives for one call.
    public enum LoadBalancerPath: String, Sendable, Hashable, CaseIterable {
        /// `…/v1/network/capacity/elbv3`, as its text says.
        case network
        /// `…/v1/cloudresource/elbv3`, as its sample request says.
        case cloudresource
    }
}
