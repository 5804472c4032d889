/// Reads comma-separated values (RFC 4180), line ends of either kind, with or without a byte order mark.
struct CSVReader {
    /// A field: its text, and whether it stood in quotes, which makes an empty one a text and not NULL.
    struct Field: Hashable {
        var text: String
        var isQuoted: Bool
    }

    private let bytes: [UInt8]
    private var position = 0
    private(set) var line = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// The fields of the next record; nil at the end.
    ///
    /// Empty lines are passed over.
    ///
    /// - Throws: a message where a quote is not closed, or something stands behind a closed one.
    mutating func record() throws(CSVError) -> [Field]? {
        while position < bytes.count, isLineEnd(bytes[position]) { takeLineEnd() }
        guard position < bytes.count else { return nil }
        var fields: [Field] = []
        while true {
            fields.append(try field())
            guard position < bytes.count else { return fields }
            if bytes[position] == UInt8(ascii: ",") {
                position += 1
                continue
            }
            takeLineEnd()
            return fields
        }
    }

    private mutating func field() throws(CSVError) -> Field {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
            let start = position
            while position < bytes.count, bytes[position] != UInt8(ascii: ","), !isLineEnd(bytes[position]) {
                position += 1
            }
            return Field(text: String(decoding: bytes[start..<position], as: UTF8.self), isQuoted: false)
        }
        let opening = line
        position += 1
        var content: [UInt8] = []
        while true {
            guard position < bytes.count else {
                throw CSVError(line: opening, reason: "a quote is not closed")
            }
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\n") { line += 1 }
            guard byte == UInt8(ascii: "\"") else {
                content.append(byte)
                continue
            }
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { break }
            content.append(byte)
            position += 1
        }
        guard position == bytes.count || bytes[position] == UInt8(ascii: ",") || isLineEnd(bytes[position])
        else {
            throw CSVError(line: line, reason: "something stands behind a closing quote")
        }
        return Field(text: String(decoding: content, as: UTF8.self), isQuoted: true)
    }

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

    private mutating func takeLineEnd() {
        if bytes[position] == UInt8(ascii: "\r"), position + 1 < bytes.count,
            bytes[position + 1] == UInt8(ascii: "\n")
        {
            position += 1
        }
        position += 1
        line += 1
    }
}

/// Why a text is no table of comma-separated values.
struct CSVError: Error {
    var line: Int
    var reason: String
}
