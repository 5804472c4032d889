import ESMQL
import ESMSimulator

/// The simulated site of `--demo`.
enum Demo {
    /// The tenant of metering; a simulated site takes any.
    static let meteringDomainID = "simulated-tenant"

    /// How to sign in at a simulated site.
    static func configuration(of site: SimulatedSite) throws(QueryError) -> SiteConfiguration {
        let options = site.options
        do {
            return try SiteConfiguration(
                endpoint: site.endpoint, iamEndpoint: site.iamEndpoint,
                credentials: .password(
                    user: options.user, password: Secret(options.password), domain: options.domain,
                    project: .name(options.project)),
                appCode: Secret(options.appCode), hcsoAppCode: Secret(options.hcsoAppCode),
                hcsoDomainID: options.hcsoDomainID, meteringDomainID: meteringDomainID)
        } catch {
            throw QueryError(
                .configuration, code: "configuration", message: error.description, underlying: error)
        }
    }
}
