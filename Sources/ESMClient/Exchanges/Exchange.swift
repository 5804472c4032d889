import NIOHTTP1

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A request and its answer as they are kept in a file: JSON, without secrets and without the site's host.
struct Exchange: Sendable, Codable, Hashable {
    var version = 1
    /// The name of the API that was asked; nil for the ESM site.
    let api: String?
    let method: String
    let path: String
    let query: String
    /// The request's body; left out for a sign-in, whose body is a password.
    let requestBody: String?
    let status: Int
    let headers: [Header]
    /// The answer's body where it is text.
    let body: String?
    /// The answer's body where it is none, in base 64.
    let bytes: String?

    /// A header of the answer.
    struct Header: Sendable, Codable, Hashable {
        let name: String
        let value: String
    }

    /// What stands in place of the token that a sign-in brings.
    static let replayedToken = "replayed-token"

    /// What stands in place of the hosts that were asked.
    private static let replayedHost = "site.invalid"

    /// The exchange without secrets and hosts.
    ///
    /// - Parameters:
    ///   - call: the request.
    ///   - answer: its answer.
    ///   - secrets: what is masked beside the secrets of the request.
    ///   - hosts: what is replaced: in links, and anywhere in headers and in answers that are no success.
    ///   - api: the name of the API that was asked; nil for the ESM site.
    init(
        _ call: HTTPCall, _ answer: HTTPAnswer, masking secrets: [Secret], hosts: [String] = [],
        api: String? = nil
    ) {
        let texts = Masking(
            secrets + call.allSecrets + answer.headers["X-Subject-Token"].map { Secret($0) })
        let replacements = hosts.map { HostReplacement(of: $0, by: Self.replayedHost) }
        // A host that is secret has to come back, so that links lead somewhere.
        func kept(_ text: String, everywhere: Bool) -> String {
            texts.masked(replacements.reduce(text) { $1.replaced(in: $0, everywhere: everywhere) })
        }
        let request = RequestKey(call, texts)
        self.api = api
        method = request.method
        path = request.path
        query = request.query
        requestBody = request.body
        status = answer.status
        headers = answer.headers.map { header in
            let isSecret = HeaderLine.isSecret(header.name)
            return Header(
                name: header.name, value: isSecret ? Self.replayedToken : kept(header.value, everywhere: true)
            )
        }
        let text = String(validating: answer.body, as: UTF8.self)
        body = text.map { kept($0, everywhere: !answer.isSuccess) }
        bytes = text == nil ? Data(answer.body).base64EncodedString() : nil
    }

    /// The request that is answered.
    var key: RequestKey { RequestKey(method: method, path: path, query: query, body: requestBody) }

    /// The answer as it goes out again, with links to the site that is asked now.
    func answer(of site: SiteAddress) -> HTTPAnswer {
        let replacement = HostReplacement(of: Self.replayedHost, by: site.authorityHost)
        var fields = HTTPHeaders()
        for header in headers {
            fields.add(
                name: header.name, value: replacement.replaced(in: header.value, everywhere: true))
        }
        let text = body.map { replacement.replaced(in: $0, everywhere: false) }
        let content = text.map { Array($0.utf8) } ?? bytes.flatMap { Data(base64Encoded: $0) }.map(Array.init)
        return HTTPAnswer(status: status, headers: fields, body: content ?? [])
    }
}
