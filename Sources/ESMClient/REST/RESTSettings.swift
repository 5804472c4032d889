/// An API other than ESM, and how it is talked to.
package struct RESTSettings: Sendable {
    /// What exchanges that are kept call the API.
    package var name: String
    /// The address before every path; https, or plain http where the host is a loopback address.
    package var address: String
    /// What messages call the address.
    package var addressName: String
    /// The headers of every request, secret as some of them are.
    package var headers: [(name: String, value: Secret)]
    /// What must not appear in any text: the parts of headers that came from the environment.
    package var secrets: [Secret]
    /// How connections are secured.
    package var tls = TLSSettings()
    /// Through which proxy it is reached.
    package var proxy = ProxySettings.none
    /// How long one request may take.
    package var timeout = Duration.seconds(30)
    /// How many requests may be made in any stretch of time of a length; nil for any number.
    package var rate: (requests: Int, window: Duration)?

    /// An API.
    package init(
        name: String = "", address: String, addressName: String = "address",
        headers: [(name: String, value: Secret)] = [],
        secrets: [Secret] = []
    ) {
        self.name = name
        self.address = address
        self.addressName = addressName
        self.headers = headers
        self.secrets = secrets
    }

    /// Whether the settings can be used.
    ///
    /// - Throws: ``ESMClientError`` with the code `configuration`.
    package func check() throws(ESMClientError) {
        _ = try SiteConfiguration(self)
    }
}

extension SiteConfiguration {
    /// A site without sign-in.
    init(_ settings: RESTSettings) throws(ESMClientError) {
        for header in settings.headers {
            try Self.checkHeader(header.value.reveal(), setting: "header \(header.name)")
        }
        site = try SiteAddress(settings.address, setting: settings.addressName)
        endpoint = settings.address
        iam = nil
        iamEndpoint = nil
        otherSecrets = settings.secrets
        credentials = .token(Secret(""))
        appCode = nil
        hcsoAppCode = nil
        hcsoDomainID = nil
        meteringDomainID = nil
        tls = settings.tls
        proxy = settings.proxy
        tokenStorage = .memory
        requestTimeout = settings.timeout
        maximumConcurrency = 8
        offsetUnit = .rows
        pageSize = 1000
        maximumResponseBytes = 64 << 20
        try checkTLS()
        try checkLimits()
    }
}
