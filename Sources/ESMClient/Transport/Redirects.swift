#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Which redirects of a request are followed: a few, on the same scheme, host and port, with the same method.
struct Redirects: Sendable {
    /// The request to send next.
    private(set) var call: HTTPCall
    private var left = 3

    init(_ call: HTTPCall) {
        self.call = call
    }

    /// Takes an answer in.
    ///
    /// A POST is sent again only where the status says that its method stays (RFC 9110, sections 15.4.8 and 15.4.9).
    /// - Parameter answer: the answer to the request.
    /// - Returns: whether the request has changed and is to be sent again.
    mutating func follow(_ answer: HTTPAnswer) -> Bool {
        let keepsMethod = [307, 308].contains(answer.status)
        let isFollowed = keepsMethod || (call.method == "GET" && [301, 302, 303].contains(answer.status))
        guard isFollowed, left > 0, let location = answer.headers.first(name: "Location"),
            let base = URL(string: call.url),
            let target = URL(string: location, relativeTo: base)?.absoluteURL,
            Self.origin(of: target) == Self.origin(of: base), target.user == nil, target.password == nil
        else { return false }
        left -= 1
        call = HTTPCall(
            method: call.method, url: target.absoluteString, headers: call.headers, body: call.body,
            secrets: call.secrets)
        return true
    }

    private static func origin(of url: URL) -> [String] {
        let scheme = url.scheme?.lowercased() ?? ""
        let port = url.port ?? (scheme == "https" ? 443 : 80)
        return [scheme, url.host?.lowercased() ?? "", String(port)]
    }
}
