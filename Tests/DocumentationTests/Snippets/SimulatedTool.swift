// snippet: tool
import ESMQL
import ESMSimulator

/// How many hosts a site has.
func hostCount(_ session: Session) async throws -> Int {
    try await session.scalar("select count(*) from hosts", as: Int.self) ?? 0
}
// end

/// The snippets of ESMQL's article on tests.
enum SimulatedTool {
    static func count() async throws -> (Int, Int) {
        // snippet: test
        try await withSimulatedSite(SimulatedSiteOptions(now: 1_793_598_400_000)) { site in
            let session = try Session(
                configuration: SiteConfiguration(
                    endpoint: site.endpoint, iamEndpoint: site.iamEndpoint,
                    credentials: .password(
                        user: site.options.user, password: Secret(site.options.password),
                        domain: site.options.domain, project: .name(site.options.project)),
                    appCode: Secret(site.options.appCode)),
                now: { 1_793_598_400_000 })
            let count = try await hostCount(session)
            await session.close()
            return (count, site.world.hosts.count)
        }
        // end
    }

    static func failing() async throws -> String {
        // snippet: fault
        let options = SimulatedSiteOptions(faults: [
            Fault(.throttle, path: "/v1/host/detail", requests: 1...9)
        ])
        // end
        return "\(options.faults.count)"
    }
}
