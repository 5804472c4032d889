import NIOHTTP1

/// A header of a request or an answer as it may be shown: without secrets.
public struct HeaderLine: Sendable, Hashable, CustomStringConvertible {
    /// The name as it was sent.
    public var name: String
    /// The value; three dots in place of a secret, and of what looks like one.
    public var value: String

    /// The header as a line.
    public var description: String { "\(name): \(value)" }

    /// Headers whose values are never shown, in small letters.
    private static let secretNames: Set = [
        "authorization", "cookie", "proxy-authorization", "set-cookie", "x-apig-appcode", "x-auth-token",
        "x-hcso-appcode", "x-subject-token",
    ]

    /// Whether the value of a header is never shown.
    static func isSecret(_ name: String) -> Bool { secretNames.contains(name.lowercased()) }

    /// Headers without secrets.
    ///
    /// - Parameters:
    ///   - headers: the headers as they are.
    ///   - texts: takes secrets out of values that repeat them.
    /// - Returns: the headers in their order.
    static func shown(_ headers: HTTPHeaders, _ texts: Masking) -> [HeaderLine] {
        headers.map { name, value in
            if isSecret(name) { return HeaderLine(name: name, value: Secret.mask) }
            // What follows the path of an address can be a secret of anybody's.
            let isAddress = name.lowercased() == "location"
            let shown = isAddress ? String(value.prefix { $0 != "?" && $0 != "#" }) : value
            return HeaderLine(name: name, value: texts.masked(shown))
        }
    }
}

extension RequestRecord {
    /// Keeps the headers of an exchange without its secrets.
    mutating func keep(_ answer: HTTPHeaders, of call: HTTPCall, masking secrets: [Secret]) {
        let texts = Masking(secrets)
        requestHeaders = HeaderLine.shown(call.headers, texts)
        answerHeaders = HeaderLine.shown(answer, texts)
    }
}
