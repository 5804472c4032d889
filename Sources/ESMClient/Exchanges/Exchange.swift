import NIOHTTP1

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A request and its answer as they are kept in a file: JSON, without secrets and without the site's address.
struct Exchange: Sendable, Codable, Hashable {
    var version = 1
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

    /// The exchange with its secrets masked.
    init(_ call: HTTPCall, _ answer: HTTPAnswer, masking secrets: [Secret]) {
        let request = RequestKey(call)
        let texts = Masking(secrets)
        method = request.method
        path = request.path
        query = texts.masked(request.query)
        requestBody = request.body.map(texts.masked)
        status = answer.status
        headers = answer.headers.map { header in
            let isSecret = HeaderLine.isSecret(header.name)
            return Header(
                name: header.name, value: isSecret ? Self.replayedToken : texts.masked(header.value))
        }
        let text = String(validating: answer.body, as: UTF8.self)
        body = text.map(texts.masked)
        bytes = text == nil ? Data(answer.body).base64EncodedString() : nil
    }

    /// The request that is answered.
    var key: RequestKey { RequestKey(method: method, path: path, query: query, body: requestBody) }

    /// The answer as it goes out again.
    var answer: HTTPAnswer {
        var fields = HTTPHeaders()
        for header in headers { fields.add(name: header.name, value: header.value) }
        let content = body.map { Array($0.utf8) } ?? bytes.flatMap { Data(base64Encoded: $0) }.map(Array.init)
        return HTTPAnswer(status: status, headers: fields, body: content ?? [])
    }
}
