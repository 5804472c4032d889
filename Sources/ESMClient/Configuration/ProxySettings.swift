/// The proxy through which hosts are reached, and the hosts that are reached without it.
///
/// Addresses of this machine never go through a proxy.
public struct ProxySettings: Sendable, Hashable {
    let server: ProxyServer?
    let exceptions: ProxyExceptions

    /// All hosts are reached directly.
    public static let none = ProxySettings(server: nil, exceptions: ProxyExceptions(""))

    private init(server: ProxyServer?, exceptions: ProxyExceptions) {
        self.server = server
        self.exceptions = exceptions
    }

    /// A proxy by its address.
    ///
    /// - Parameters:
    ///   - server: such as `http://user:password@proxy.example.com:3128`, user and password percent-encoded.
    ///   - exceptions: hosts that are reached directly, in the form of `NO_PROXY`: names with all that ends in
    ///     them, addresses, blocks such as `10.0.0.0/8`, each with a port or without, or `*`; commas between.
    /// - Throws: ``ESMClientError`` with the code `configuration`, which never holds the address.
    public init(_ server: String, exceptions: String = "") throws(ESMClientError) {
        try self.init(server, setting: "the proxy", exceptions: exceptions)
    }

    /// What the usual environment variables say: `https_proxy`, `HTTPS_PROXY`, `all_proxy` or `ALL_PROXY`, and
    /// `no_proxy` or `NO_PROXY`.
    ///
    /// `http_proxy` is not read: plain http is for this machine only, which is never asked through a proxy.
    /// - Parameter environment: the variables.
    /// - Throws: ``ESMClientError`` with the code `configuration` that names the variable, never its value.
    public init(environment: [String: String]) throws(ESMClientError) {
        let names = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
        guard let name = names.first(where: { environment[$0]?.isEmpty == false }),
            let text = environment[name]
        else {
            self = .none
            return
        }
        try self.init(text, setting: name, exceptions: Self.exceptions(in: environment))
    }

    /// The value of `no_proxy` or `NO_PROXY`; empty where neither is set.
    package static func exceptions(in environment: [String: String]) -> String {
        environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
    }

    /// A proxy whose address messages call by the name of its setting.
    package init(_ text: String, setting: String, exceptions: String) throws(ESMClientError) {
        self.init(
            server: try ProxyServer(text, setting: setting), exceptions: ProxyExceptions(exceptions))
    }

    /// The proxy for an address; nil where it is reached directly.
    func server(for site: SiteAddress) -> ProxyServer? {
        guard let server, !site.isLoopback, site.isSecure else { return nil }
        return exceptions.contain(host: site.host, port: site.port ?? 443) ? nil : server
    }
}

extension ProxySettings: CustomStringConvertible {
    /// The proxy's address, its user and password masked, or `none`.
    public var description: String { server?.description ?? "none" }
}
