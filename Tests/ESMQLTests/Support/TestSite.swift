import ESMQL
import ESMSimulator

/// The simulated site that the tests ask: the same world every day, no limit of requests.
enum TestSite {
    /// 2026-11-02 05:46:40 UTC.
    static let now: Int64 = 1_793_598_400_000
    static let hour: Int64 = 3_600_000
    static let day: Int64 = 86_400_000

    static let signInPath = "/v3/auth/tokens"

    static func options(_ faults: Fault...) -> SimulatedSiteOptions {
        SimulatedSiteOptions(now: now, requestsPerMinute: nil, faults: faults)
    }
}

extension SimulatedSite {
    /// The requests so far, the sign-ins left out.
    var calls: [RecordedRequest] { requests.filter { $0.path != TestSite.signInPath } }

    /// How often somebody signed in.
    var signIns: Int { requests.count { $0.path == TestSite.signInPath } }

    /// The configuration that the site lets in, where nothing of it is changed.
    func configuration(
        password: String? = nil, appCode: String? = nil, pageSize: Int = 1000, concurrency: Int = 8
    ) throws -> SiteConfiguration {
        try SiteConfiguration(
            endpoint: endpoint, iamEndpoint: iamEndpoint,
            credentials: .password(
                user: options.user, password: Secret(password ?? options.password),
                domain: options.domain, project: .name(options.project)),
            appCode: Secret(appCode ?? options.appCode), maximumConcurrency: concurrency,
            pageSize: pageSize)
    }
}

extension RecordedRequest {
    /// Method, path and query in one line, as EXPLAIN has it.
    var line: String {
        "\(method) \(path)?\(query.map { "\($0.name)=\($0.value)" }.joined(separator: "&"))"
    }
}

/// Runs a session with a configuration, closed whatever happens.
func withSession<Result>(
    _ configuration: SiteConfiguration, now: Int64 = TestSite.now, log: RecordLog = RecordLog(),
    _ body: (Session) async throws -> Result
) async throws -> Result {
    let session = try Session(configuration: configuration, now: { now }, onRequest: { log.add($0) })
    do {
        let result = try await body(session)
        await session.close()
        return result
    } catch {
        await session.close()
        throw error
    }
}

/// Runs a session with a simulated site, both stopped whatever happens.
@discardableResult
func withSite<Result>(
    _ options: SimulatedSiteOptions = TestSite.options(), now: Int64 = TestSite.now, pageSize: Int = 1000,
    concurrency: Int = 8, _ body: (Session, SimulatedSite) async throws -> Result
) async throws -> Result {
    try await withSimulatedSite(options) { site in
        let configuration = try site.configuration(pageSize: pageSize, concurrency: concurrency)
        return try await withSession(configuration, now: now) { try await body($0, site) }
    }
}
