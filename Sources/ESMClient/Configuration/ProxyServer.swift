#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// An HTTP proxy that opens connections to others by CONNECT (RFC 9110, section 9.3.6).
struct ProxyServer: Sendable, Hashable {
    /// The host; an IPv6 one without its brackets.
    let host: String
    let port: Int
    /// What Basic authorisation sends: the user's name, a colon and the password.
    let authorization: Secret?

    /// Takes an address such as `http://user:password@proxy.example.com:3128` apart; `http://` may be left out.
    ///
    /// - Parameters:
    ///   - text: the address; user and password percent-encoded.
    ///   - setting: how messages call it.
    /// - Throws: ``ESMClientError`` with the code `configuration`; it never holds the address.
    init(_ text: String, setting: String) throws(ESMClientError) {
        let whole = text.contains("://") ? text : "http://" + text
        guard let parts = URLComponents(string: whole), let rawHost = parts.host, !rawHost.isEmpty else {
            throw .configuration("\(setting) is not an address such as http://proxy.example.com:3128")
        }
        guard parts.scheme?.lowercased() == "http" else {
            throw .configuration("\(setting) must begin with http://; other kinds of proxy are not supported")
        }
        guard parts.path.isEmpty || parts.path == "/", parts.query == nil, parts.fragment == nil else {
            throw .configuration("\(setting) must have nothing behind its port")
        }
        let port = parts.port ?? 80
        guard (1...65_535).contains(port) else {
            throw .configuration("\(setting) has the port \(port), which is not 1 to 65535")
        }
        host = rawHost.hasPrefix("[") ? String(rawHost.dropFirst().dropLast()) : rawHost
        self.port = port
        guard let user = parts.user else {
            authorization = nil
            return
        }
        guard !user.contains(":") else { throw .configuration("\(setting) has a user name with a colon") }
        authorization = Secret("\(user):\(parts.password ?? "")")
    }

    /// What is masked where the proxy sends it back.
    var secrets: [Secret] {
        guard let authorization else { return [] }
        let text = authorization.reveal()
        let password = text.drop { $0 != ":" }.dropFirst()
        return [authorization, Secret(authorization.base64)]
            + (password.isEmpty ? [] : [Secret(String(password))])
    }
}

extension ProxyServer: CustomStringConvertible {
    /// The address with its user and password masked.
    var description: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "http://\(authorization == nil ? "" : Secret.mask + "@")\(name):\(port)"
    }
}
