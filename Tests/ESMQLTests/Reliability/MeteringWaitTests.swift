import ESMQL
import ESMSimulator
import Synchronization
import Testing

/// A metering job that never ends is given up.
@Suite(.timeLimit(.minutes(5)))
struct MeteringWaitTests {
    @Test func aJobThatStaysRunningIsGivenUpAfterItsTime() async throws {
        var site = SimulatedSiteOptions(now: TestSite.now, requestsPerMinute: nil)
        site.meteringPolls = 100_000
        let pauses = Mutex<[Duration]>([])
        let pause: @Sendable (Duration) -> Void = { length in pauses.withLock { $0.append(length) } }
        try await withSimulatedSite(site) { site in
            let configuration = try SiteConfiguration(
                endpoint: site.endpoint, iamEndpoint: site.iamEndpoint,
                credentials: .password(
                    user: site.options.user, password: Secret(site.options.password),
                    domain: site.options.domain, project: .name(site.options.project)),
                appCode: Secret(site.options.appCode), meteringDomainID: "tenant-1")
            var options = SessionOptions()
            options.pause = { pause($0) }
            let session = try Session(configuration: configuration, options: options, now: { TestSite.now })
            let error = await #expect(throws: QueryError.self) {
                for try await _ in try await session.query("select * from metering_records").rows {}
            }
            await session.close()
            let job = try #require(site.requests.last?.path.split(separator: "/").last)
            #expect(error?.code == "timeout")
            #expect(error?.message.contains("metering job \(job)") == true)
            #expect(error?.message.contains("600 s") == true)
        }
        let total = pauses.withLock { $0 }.reduce(.zero, +)
        #expect(total == .seconds(600))
    }
}
