import NIOHTTP1

/// One HTTP request, ready to be sent.
struct HTTPCall: Sendable {
    let method: String
    let url: String
    let headers: HTTPHeaders
    var body: [UInt8]?
    /// What is secret in it beside its token: it is masked wherever the request or its answer is shown or kept.
    var secrets: [Secret] = []

    /// Everything in it that is secret.
    var allSecrets: [Secret] { secrets + headers["X-Auth-Token"].map { Secret($0) } }
}
