/// A site and how to talk to it, checked when it is made.
public struct SiteConfiguration: Sendable {
    /// The address of ESM, such as `https://esm.example.com`, with a base path where the site has one.
    public let endpoint: String
    /// The address of IAM; needed to sign in with a password.
    public let iamEndpoint: String?
    /// How the client comes by a token.
    public let credentials: Credentials
    /// The value of `X-APIG-Appcode`; the header is left out where it is nil.
    public let appCode: Secret?
    /// The value of `x-hcso-appcode`; the header is left out where it is nil.
    public let hcsoAppCode: Secret?
    /// The value of `x-hcso-domainid`, which HCSO sites require.
    public let hcsoDomainID: String?
    /// The tenant in the paths of the metering calls.
    public let meteringDomainID: String?
    /// How connections are secured.
    public let tls: TLSSettings
    /// Through which proxy the site is reached.
    public let proxy: ProxySettings
    /// Where tokens are kept.
    public let tokenStorage: TokenStorage
    /// How long one request may take, from its start to the last byte of the answer.
    public let requestTimeout: Duration
    /// How many requests may be under way at once.
    public let maximumConcurrency: Int
    /// What the site counts in `offset_value`.
    public let offsetUnit: OffsetUnit
    /// How many rows to ask for in a page, 1 to 1000.
    public let pageSize: Int
    /// The size in bytes above which an answer is refused.
    public let maximumResponseBytes: Int

    /// A PEM file with the certificate authorities to trust instead of the system's.
    public var caFile: String? { tls.caFile }

    let site: SiteAddress
    let iam: SiteAddress?
    /// Secrets that are sent beside the credentials.
    let otherSecrets: [Secret]

    /// Checks the settings and keeps them.
    ///
    /// - Parameters:
    ///   - endpoint: the address of ESM; https, or plain http where the host is a loopback address.
    ///   - iamEndpoint: the address of IAM under the same rule; a trailing `/v3` is taken as part of the paths.
    ///   - credentials: how the client comes by a token.
    ///   - appCode: the value of `X-APIG-Appcode`.
    ///   - hcsoAppCode: the value of `x-hcso-appcode`; nil means the same as `appCode`.
    ///   - hcsoDomainID: the value of `x-hcso-domainid`.
    ///   - meteringDomainID: the tenant in the paths of the metering calls.
    ///   - caFile: short for that of `tls`, before which it counts.
    ///   - tls: how connections are secured.
    ///   - proxy: through which proxy the site is reached.
    ///   - tokenStorage: where tokens are kept.
    ///   - requestTimeout: how long one request may take.
    ///   - maximumConcurrency: how many requests may be under way at once, 1 to 256.
    ///   - offsetUnit: what the site counts in `offset_value`.
    ///   - pageSize: how many rows to ask for in a page, 1 to 1000.
    ///   - maximumResponseBytes: the size above which an answer is refused.
    /// - Throws: ``ESMClientError`` with the code `configuration` that names the setting, never its secret.
    public init(
        endpoint: String,
        iamEndpoint: String? = nil,
        credentials: Credentials,
        appCode: Secret? = nil,
        hcsoAppCode: Secret? = nil,
        hcsoDomainID: String? = nil,
        meteringDomainID: String? = nil,
        caFile: String? = nil,
        tls: TLSSettings = TLSSettings(),
        proxy: ProxySettings = .none,
        tokenStorage: TokenStorage = .memory,
        requestTimeout: Duration = .seconds(30),
        maximumConcurrency: Int = 8,
        offsetUnit: OffsetUnit = .rows,
        pageSize: Int = 1000,
        maximumResponseBytes: Int = 64 << 20
    ) throws(ESMClientError) {
        self.site = try SiteAddress(endpoint, setting: "endpoint")
        var iam: SiteAddress?
        if let iamEndpoint {
            iam = try SiteAddress(iamEndpoint, setting: "IAM endpoint", droppingSuffix: "/v3")
        }
        self.iam = iam
        otherSecrets = []
        self.endpoint = endpoint
        self.iamEndpoint = iamEndpoint
        self.credentials = credentials
        self.appCode = appCode
        self.hcsoAppCode = hcsoAppCode ?? appCode
        self.hcsoDomainID = hcsoDomainID
        self.meteringDomainID = meteringDomainID
        var tls = tls
        if let caFile { tls.caFile = caFile }
        self.tls = tls
        self.proxy = proxy
        self.tokenStorage = tokenStorage
        self.requestTimeout = requestTimeout
        self.maximumConcurrency = maximumConcurrency
        self.offsetUnit = offsetUnit
        self.pageSize = pageSize
        self.maximumResponseBytes = maximumResponseBytes
        try checkCredentials()
        try checkHeaders()
        try checkTLS()
        try checkLimits()
    }
}
