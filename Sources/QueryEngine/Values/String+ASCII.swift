extension String {
    /// The text with A–Z made small, as SQLite compares names.
    package var asciiLowercased: String {
        guard utf8.contains(where: { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }) else {
            return self
        }
        return String(
            decoding: utf8.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 + 0x20 : $0 },
            as: UTF8.self)
    }

    /// Whether the text and another one are the same name to SQLite: A–Z count as a–z.
    func isName(_ other: String) -> Bool {
        utf8.count == other.utf8.count && (self == other || asciiLowercased == other.asciiLowercased)
    }

    /// The text as a quoted identifier of SQL.
    package var quotedIdentifier: String { quoted(UInt8(ascii: "\"")) }

    /// The text as a string literal of SQL.
    package var quotedLiteral: String { quoted(UInt8(ascii: "'")) }

    /// Bytes, as SQLite sees them: a quote with a combining mark behind it is another `Character`.
    private func quoted(_ quote: UInt8) -> String {
        guard utf8.contains(quote) else {
            let mark = String(UnicodeScalar(quote))
            return mark + self + mark
        }
        var output = [quote]
        for byte in utf8 {
            if byte == quote { output.append(quote) }
            output.append(byte)
        }
        output.append(quote)
        return String(decoding: output, as: UTF8.self)
    }
}
