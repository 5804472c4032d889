/// How connections are secured beyond the defaults: TLS 1.2 or later and the system's authorities.
public struct TLSSettings: Sendable, Hashable {
    /// A PEM file with the certificate authorities to trust instead of the system's.
    public var caFile: String?
    /// A PEM file with the client's own certificate, then those that vouch for it.
    public var clientCertificateFile: String?
    /// A PEM file with the key of the client's certificate; the certificate's own file where it is nil.
    public var clientKeyFile: String?
    /// What the key is encrypted with.
    public var clientKeyPassphrase: Secret?
    /// Addresses to connect to, by the host name that stands in the endpoint.
    ///
    /// The name is still the one that is sent and that the certificate must be for; as everywhere, one that names
    /// the address itself will do. Hosts behind a proxy are asked for at the proxy by the address.
    public var addresses: [String: String]
    /// Whether any certificate of any host is taken, which lets everybody on the way read the password.
    public var skipsVerification: Bool

    /// Settings of their parts; the defaults verify everything.
    public init(
        caFile: String? = nil, clientCertificateFile: String? = nil, clientKeyFile: String? = nil,
        clientKeyPassphrase: Secret? = nil, addresses: [String: String] = [:], skipsVerification: Bool = false
    ) {
        self.caFile = caFile
        self.clientCertificateFile = clientCertificateFile
        self.clientKeyFile = clientKeyFile
        self.clientKeyPassphrase = clientKeyPassphrase
        self.addresses = addresses
        self.skipsVerification = skipsVerification
    }
}
