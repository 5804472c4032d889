#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The checked address of a service: scheme, host, port and base path, nothing else.
struct SiteAddress: Sendable, Hashable {
    let isSecure: Bool
    /// The host as in the address; an IPv6 one without its brackets.
    let host: String
    let port: Int?
    /// The path before every request's own, without a trailing slash.
    let basePath: String

    /// Takes an address apart.
    ///
    /// - Parameters:
    ///   - text: the address as the user gave it.
    ///   - setting: how messages call it.
    ///   - suffix: the end of a base path that the requests' own paths bring along.
    /// - Throws: ``ESMClientError`` with the code `configuration`.
    init(_ text: String, setting: String, droppingSuffix suffix: String = "") throws(ESMClientError) {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            let rawHost = parts.host, !rawHost.isEmpty
        else {
            throw .configuration("the \(setting) is not an address such as https://host.example.com")
        }
        guard parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil else {
            throw .configuration("the \(setting) must not have a user, a query or a fragment")
        }
        let host = rawHost.hasPrefix("[") ? String(rawHost.dropFirst().dropLast()) : rawHost
        guard host.utf8.allSatisfy(Self.isHostByte) else {
            throw .configuration("the \(setting) has a host name with a character that no host name has")
        }
        if let port = parts.port, !(1...65_535).contains(port) {
            throw .configuration("the \(setting) has the port \(port), which is not 1 to 65535")
        }
        switch scheme {
        case "https": self.isSecure = true
        case "http" where Self.isLoopback(host): self.isSecure = false
        case "http":
            throw .configuration("the \(setting) must begin with https://; http is for this machine only")
        default: throw .configuration("the \(setting) must begin with https://")
        }
        var path = Substring(parts.percentEncodedPath)
        while path.hasSuffix("/") { path.removeLast() }
        if !suffix.isEmpty, path.hasSuffix(suffix) { path.removeLast(suffix.count) }
        while path.hasSuffix("/") { path.removeLast() }
        self.host = host
        self.port = parts.port
        self.basePath = String(path)
    }

    /// Whether it is this machine by its very name.
    var isLoopback: Bool { Self.isLoopback(host) }

    /// The scheme, host and port, as they begin an address.
    var origin: String {
        (isSecure ? "https://" : "http://") + authorityHost + (port.map { ":\($0)" } ?? "")
    }

    /// The host as it stands in an address; an IPv6 one in its brackets.
    var authorityHost: String { host.contains(":") ? "[\(host)]" : host }

    /// The address of a path with its query.
    func url(_ target: String) -> String { origin + basePath + target }

    /// Whether the host is this machine by its very name: `localhost`, 127.0.0.0/8 or `::1`.
    private static func isLoopback(_ host: String) -> Bool {
        if host.lowercased() == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: ":"):
            true
        default: false
        }
    }
}
