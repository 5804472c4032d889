import ESMSimulator

extension SimulatedSiteOptions {
    /// A site with the secrets of ``Canary``.
    static func guarded(faults: Fault...) -> SimulatedSiteOptions {
        var options = SimulatedSiteOptions(requestsPerMinute: nil, faults: faults)
        options.password = Canary.password
        options.appCode = Canary.appCode
        options.hcsoAppCode = Canary.hcsoAppCode
        return options
    }
}

extension SimulatedSite {
    /// The environment variables that make the command ask this site.
    var settings: [String: String] {
        [
            "ESMQL_ENDPOINT": endpoint, "ESMQL_IAM_ENDPOINT": iamEndpoint,
            "ESMQL_USER": options.user, "ESMQL_PASSWORD": options.password,
            "ESMQL_DOMAIN": options.domain, "ESMQL_PROJECT": options.project,
            "ESMQL_APPCODE": options.appCode, "ESMQL_HCSO_APPCODE": options.hcsoAppCode,
        ]
    }
}
