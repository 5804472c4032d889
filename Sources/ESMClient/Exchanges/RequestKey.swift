/// By what a request is found among exchanges that were kept.
struct RequestKey: Sendable, Hashable {
    let method: String
    let path: String
    var query: String
    /// Nil for a request without one, and for a sign-in.
    let body: String?

    init(method: String, path: String, query: String, body: String?) {
        self.method = method
        self.path = path
        self.query = query
        self.body = body
    }

    /// The key of a request, without secrets.
    init(_ call: HTTPCall, _ texts: Masking) {
        let rest = call.url.firstRange(of: "://").map { call.url[$0.upperBound...] } ?? call.url[...]
        let target = rest.drop { $0 != "/" && $0 != "?" }
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        method = call.method
        path = Self.masked(parts.first ?? "", texts)
        query = parts.count > 1 ? Self.masked(parts[1], texts) : ""
        body =
            path.hasSuffix(PasswordSignIn.path)
            ? nil : call.body.map { texts.masked(String(decoding: $0, as: UTF8.self)) }
    }

    /// The address of a page that was kept has its secrets masked already.
    private static func masked(_ text: Substring, _ texts: Masking) -> String {
        let mask = PercentEncoding.encode(Secret.mask)
        return texts.masked(target: String(text).replacing(mask, with: Secret.mask))
    }

    /// Whether it is a sign-in.
    var isSignIn: Bool { method == "POST" && path.hasSuffix(PasswordSignIn.path) }

    /// The request as one line.
    var line: String { query.isEmpty ? "\(method) \(path)" : "\(method) \(path)?\(query)" }

    /// How long its window is, in milliseconds; 0 where it has none.
    var windowLength: Int64 {
        func time(_ name: String) -> Int64 {
            query.split(separator: "&").first { $0.hasPrefix(name) }
                .flatMap { Int64($0.dropFirst(name.count)) } ?? 0
        }
        return time("end_time=").subtractingReportingOverflow(time("begin_time=")).partialValue
    }

    /// The request without the times of its window, which differ where a query is asked at another time.
    var withoutTimes: RequestKey {
        var key = self
        key.query = query.split(separator: "&")
            .filter { !$0.hasPrefix("begin_time=") && !$0.hasPrefix("end_time=") }.joined(separator: "&")
        return key
    }
}
