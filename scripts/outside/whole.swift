import ESMQL
import ESMSimulator

struct Host: Decodable, Sendable {
    var hostID: String
    var hostName: String
}

try await withSimulatedSite(SimulatedSiteOptions(now: 1_793_598_400_000, requestsPerMinute: nil)) { site in
    let options = site.options
    let session = try Session(
        configuration: SiteConfiguration(
            endpoint: site.endpoint, iamEndpoint: site.iamEndpoint,
            credentials: .password(
                user: options.user, password: Secret(options.password), domain: options.domain,
                project: .name(options.project)), appCode: Secret(options.appCode)),
        now: { 1_793_598_400_000 })
    let hosts = try await session.fetchAll("select * from hosts order by host_id", as: Host.self)
    await session.close()
    guard hosts.map(\.hostID) == site.world.hosts.map(\.id).sorted() else {
        fatalError("\(hosts.count) hosts of \(site.world.hosts.count)")
    }
    print(hosts.count, "hosts")
}
