import ESMSimulator
import Synchronization

@testable import ESMClient

extension FaultMatrix {
    /// What came of reading everything.
    enum Outcome: Sendable, Hashable {
        /// The bytes of all rows, in order.
        case rows([[UInt8]])
        /// The reading failed.
        case failed(ESMClientError)
    }

    /// Reads everything from a site with a fault; nil for none.
    static func read(_ paging: Paging, _ fault: Fault?) async throws -> Outcome {
        var options = SimulatedSiteOptions(
            now: TestSite.now, scale: SimulatedScale(virtualMachines: 20, tenants: 2), requestsPerMinute: nil,
            faults: fault.map { [$0] } ?? [])
        options.offsetCountsPages = paging == .pages
        options.meteringPolls = 0
        return try await withSimulatedSite(options) { site in
            let client = try client(of: site, paging, isSilent: fault?.isSilence == true)
            let outcome: Outcome
            do {
                outcome = .rows(try await rows(client, paging))
            } catch let error as ESMClientError {
                outcome = .failed(error)
            }
            await client.shutdown()
            return outcome
        }
    }

    /// One request at a time, so that it is always the same one that is hit.
    ///
    /// A site that falls silent is given up soon; any other one may be as slow as a busy machine makes it.
    private static func client(
        of site: SimulatedSite, _ paging: Paging, isSilent: Bool
    ) throws -> ESMClient {
        let configuration = try SiteConfiguration(
            endpoint: site.endpoint, iamEndpoint: site.iamEndpoint,
            credentials: .password(
                user: site.options.user, password: Secret(site.options.password),
                domain: site.options.domain, project: .name(site.options.project)),
            appCode: Secret(site.options.appCode), meteringDomainID: "tenant-1",
            requestTimeout: .seconds(120),
            maximumConcurrency: 1, offsetUnit: paging == .pages ? .pages : .rows, pageSize: 10)
        var options = ClientOptions(
            retry: RetrySettings(maximumAttempts: 3),
            stallTimeout: isSilent ? .milliseconds(1500) : .seconds(60))
        options.clock = skippingClock()
        return try ESMClient(configuration: configuration, options: options)
    }

    /// A clock whose waits are over at once, as if the time had passed.
    private static func skippingClock() -> ClientClock {
        let skipped = SkippedTime()
        return ClientClock(
            now: { ClientClock.system.now() + skipped.total },
            sleep: { skipped.add($0) }, random: { 0 })
    }

    private final class SkippedTime: Sendable {
        private let time = Mutex(Duration.zero)

        var total: Duration { time.withLock { $0 } }

        func add(_ more: Duration) { time.withLock { $0 += more } }
    }

    private static func rows(_ client: ESMClient, _ paging: Paging) async throws -> [[UInt8]] {
        var rows: [[UInt8]] = []
        switch paging {
        case .rows, .pages:
            for try await page in client.pages(try APICall(.devices)) { rows += items(page) }
        case .single:
            let call = try APICall(.tenantInstances, path: ["resource_type": "ECS"])
            for try await page in client.pages(call) { rows += items(page) }
        case .marker:
            let query = MeteringQuery(firstDay: "2026-11-01", endDay: "2026-11-02")
            let job = try await client.createMeteringJob(query)
            _ = try await client.meteringJobStatus(job)
            var reading = MeteringPaging()
            repeat {
                let answer = try await client.meteringPage(
                    of: job, marker: reading.marker, offset: reading.rows)
                try reading.accept(answer)
                rows += items(answer.page)
            } while !reading.hasEnded
        }
        return rows
    }

    private static func items(_ page: WirePage) -> [[UInt8]] {
        PageOverlap.items(of: page).map { Array(page.bytes[$0]) }
    }
}

extension Fault {
    /// Whether nothing more comes from the site.
    fileprivate var isSilence: Bool {
        switch action {
        case .stall, .stallBody: true
        default: false
        }
    }
}
