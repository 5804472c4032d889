import NIOHTTP1

/// One HTTP request, ready to be sent.
struct HTTPCall: Sendable {
    let method: String
    let url: String
    let headers: HTTPHeaders
    var body: [UInt8]?
}
