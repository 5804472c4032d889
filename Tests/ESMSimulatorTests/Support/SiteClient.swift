import AsyncHTTPClient
import ESMSimulator
import Foundation

/// A plain client of a simulated site, which knows nothing but headers and paths.
struct SiteClient: Sendable {
    let site: SimulatedSite
    var headers: [String: String]

    /// The site's calls that the document lists under one prefix.
    static let base = "/rest/dataapi/homs/open-api"

    /// A client with a token and both app codes.
    static func signedIn(to site: SimulatedSite) async throws -> SiteClient {
        var client = SiteClient(site: site, headers: [:])
        let reply = try await client.signIn(body: signInBody(site.options))
        client.headers = [
            "X-Auth-Token": reply.headers["x-subject-token"] ?? "",
            "X-APIG-Appcode": site.options.appCode,
            "x-hcso-appcode": site.options.hcsoAppCode,
        ]
        return client
    }

    /// The body of a sign-in; the scope is the project's name unless another is given.
    static func signInBody(
        _ options: SimulatedSiteOptions,
        password: String? = nil,
        scope: String? = nil
    ) -> String {
        let scope = scope ?? #"{"project":{"name":"\#(options.project)"}}"#
        return #"""
            {"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"\#(options.user)",
            "password":"\#(password ?? options.password)","domain":{"name":"\#(options.domain)"}}}},
            "scope":\#(scope)}}
            """#
    }

    func signIn(body: String) async throws -> SiteReply {
        try await send("POST", site.iamEndpoint + "/v3/auth/tokens?nocatalog=true", body: body)
    }

    /// Asks for a page of a listing.
    func list(_ path: String, _ query: [String: String] = [:]) async throws -> SiteReply {
        try await get(Self.base + path, query)
    }

    func get(_ path: String, _ query: [String: String] = [:]) async throws -> SiteReply {
        let items = query.sorted { $0.key < $1.key }.map { "\($0.key)=\(Self.encoded($0.value))" }
        let suffix = items.isEmpty ? "" : "?" + items.joined(separator: "&")
        return try await send("GET", site.endpoint + path + suffix)
    }

    /// All rows of a listing, page after page.
    func all(_ path: String, _ query: [String: String] = [:], pageSize: Int) async throws -> [[String:
        String]]
    {
        var rows: [[String: String]] = []
        while true {
            var page = query
            page["page_size"] = String(pageSize)
            page["offset_value"] = String(rows.count)
            let reply = try await list(path, page)
            let more = try reply.rows()
            rows += more
            let total = Int(try reply.total()) ?? 0
            if more.isEmpty || rows.count >= total { return rows }
        }
    }

    func send(_ method: String, _ address: String, body: String? = nil) async throws -> SiteReply {
        var request = HTTPClientRequest(url: address)
        request.method = .init(rawValue: method)
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let body { request.body = .bytes(Array(body.utf8)) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let bytes = try await response.body.collect(upTo: 64 << 20)
        var headers: [String: String] = [:]
        for header in response.headers { headers[header.name.lowercased()] = header.value }
        return SiteReply(status: Int(response.status.code), headers: headers, text: String(buffer: bytes))
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
    }
}
