import NIOCore

/// A request as the site's rules look at it.
struct IncomingRequest: Sendable {
    let method: String
    /// The path without the query, percent-decoded.
    let path: String
    let query: [RecordedRequest.QueryItem]
    /// The headers by their names in lower case.
    let headers: [String: String]
    let body: ByteBuffer

    /// The first value that the query gives a name.
    func parameter(_ name: String) -> String? { query.first { $0.name == name }?.value }

    /// What the site remembers of the request.
    var record: RecordedRequest {
        RecordedRequest(method: method, path: path, query: query, headerNames: headers.keys.sorted())
    }

    /// Splits a query into decoded names and values; `+` means a blank.
    static func queryItems(_ query: String) -> [RecordedRequest.QueryItem] {
        query.split(separator: "&").map { item in
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return RecordedRequest.QueryItem(
                name: decoded(parts.first ?? "", plusIsBlank: true),
                value: decoded(parts.count > 1 ? parts[1] : "", plusIsBlank: true)
            )
        }
    }

    /// Undoes percent-encoding; what is not validly encoded stays as it is.
    static func decoded(_ text: Substring, plusIsBlank: Bool = false) -> String {
        let bytes = Array(text.utf8)
        var decoded: [UInt8] = []
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "%"), position + 2 < bytes.count,
                let high = hexDigit(bytes[position + 1]), let low = hexDigit(bytes[position + 2])
            {
                decoded.append(high << 4 | low)
                position += 3
            } else {
                decoded.append(plusIsBlank && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                position += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
