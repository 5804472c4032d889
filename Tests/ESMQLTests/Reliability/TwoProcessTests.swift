import ESMSimulator
import Foundation
import TestSupport
import Testing

@testable import ESMClient

/// The rate limit of one account holds for all processes of a user, by the site's own count.
///
/// With `ESMQL_RATE_MINUTES` it is the API's own limit, for as many minutes: `make rate`.
@Suite(.timeLimit(.minutes(15)))
struct TwoProcessTests {
    /// Requests in any window, its length, and what each process wants to ask.
    private static let minutes =
        ProcessInfo.processInfo.environment["ESMQL_RATE_MINUTES"].flatMap { Int($0) } ?? 0
    private static let limit = minutes > 0 ? 60 : 20
    private static let window = minutes > 0 ? Duration.seconds(60) : .milliseconds(500)
    /// The last window need not be full.
    private static let requests = minutes > 0 ? 30 * minutes + 15 : 50

    private static let variables = (endpoint: "ESMQL_TEST_RATE_ENDPOINT", folder: "ESMQL_TEST_RATE_FOLDER")

    @Test func twoProcessesStayWithinOneLimit() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "esm-rate-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var options = SimulatedSiteOptions(requestsPerMinute: Self.limit)
        options.rateWindow = Self.window
        try await withSimulatedSite(options) { site in
            let start = ContinuousClock.now
            async let first = Self.process(at: site.endpoint, folder.path)
            async let second = Self.process(at: site.endpoint, folder.path)
            let statuses = try await [first, second]
            // The site turns away what exceeds its own count, and a request turned away fails its process.
            #expect(statuses == [0, 0])
            let asked = site.requests.count { $0.path.hasSuffix("/v1/DeviceAsset/info") }
            #expect(asked == 2 * Self.requests)
            guard Self.minutes > 0 else { return }
            let seconds = Int((ContinuousClock.now - start) / .seconds(1))
            print(
                "\(asked) requests of two processes in \(seconds) s, none turned away at \(Self.limit) a minute"
            )
        }
    }

    /// What each of the two processes does; in any other one there is nothing to do.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["ESMQL_TEST_RATE_ENDPOINT"] != nil))
    func askAsOneOfTwoProcesses() async throws {
        let environment = ProcessInfo.processInfo.environment
        let endpoint = try #require(environment[Self.variables.endpoint])
        let folder = try #require(environment[Self.variables.folder])
        let site = SimulatedSiteOptions()
        let configuration = try SiteConfiguration(
            endpoint: endpoint, iamEndpoint: endpoint,
            credentials: .password(
                user: site.user, password: Secret(site.password), domain: site.domain,
                project: .name(site.project)),
            appCode: Secret(site.appCode))
        let limit = RateLimitSettings(
            requests: Self.limit, window: Self.window, scope: .folder(folder))
        let client = try ESMClient(
            configuration: configuration, options: ClientOptions(rateLimit: limit, retry: .none))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<Self.requests {
                group.addTask { _ = try await client.total(APICall(.devices)) }
            }
            try await group.waitForAll()
        }
        await client.shutdown()
    }

    /// Runs the test above in a process of its own.
    ///
    /// - Returns: the status with which it ended.
    private static func process(at endpoint: String, _ folder: String) async throws -> Int32 {
        try await TestProcess.run(
            "askAsOneOfTwoProcesses", [variables.endpoint: endpoint, variables.folder: folder])
    }
}
