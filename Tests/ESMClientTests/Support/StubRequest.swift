import NIOHTTP1

/// A request as the stub site received it.
struct StubRequest: Sendable {
    let method: String
    let path: String
    let query: String
    let headers: [String: String]
    let body: String

    init(_ head: HTTPRequestHead, body: String) {
        let parts = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        method = head.method.rawValue
        path = String(parts[0])
        query = parts.count > 1 ? String(parts[1]) : ""
        headers = Dictionary(
            head.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { "\($0),\($1)" })
        self.body = body
    }

    var isSignIn: Bool { path == "/v3/auth/tokens" }
    var token: String? { headers["x-auth-token"] }
    var offset: Int { parameter("offset_value") ?? -1 }
    var pageSize: Int { parameter("page_size") ?? -1 }

    private func parameter(_ name: String) -> Int? {
        query.split(separator: "&").first { $0.hasPrefix("\(name)=") }
            .flatMap { Int($0.dropFirst(name.count + 1)) }
    }
}
