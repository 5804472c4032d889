import NIOHTTP1

/// A whole answer: status, headers and every byte of the body.
struct HTTPAnswer: Sendable {
    let status: Int
    let headers: HTTPHeaders
    var body: [UInt8]
    /// How long the request waited for the rate limit, for its place and behind failures before it was sent.
    var waited = Duration.zero
    /// What is masked where a header repeats it.
    var secrets: [Secret] = []

    /// Whether the answer is a success.
    var isSuccess: Bool { (200..<300).contains(status) }

    /// The request id that the gateway gave it.
    var requestID: String? { cleanHeader("X-Request-Id") }

    /// Where a redirect points to, without query and fragment, which can carry secrets.
    var redirectTarget: String? {
        guard (300..<400).contains(status) else { return nil }
        return cleanHeader("Location").map { String($0.prefix { $0 != "?" && $0 != "#" }) }
    }

    /// Whether the body is an HTML page, by its type or by its first character.
    var isHTML: Bool {
        if let type = headers.first(name: "Content-Type")?.lowercased(), type.hasPrefix("text/html") {
            return true
        }
        return body.first { $0 > 0x20 } == UInt8(ascii: "<")
    }

    private func cleanHeader(_ name: String) -> String? {
        guard let value = headers.first(name: name) else { return nil }
        let text = ServerText.clean(value, masking: secrets)
        return text.isEmpty ? nil : text
    }
}
