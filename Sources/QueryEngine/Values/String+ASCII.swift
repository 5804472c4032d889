extension String {
    /// The text with A–Z made small, as SQLite compares names.
    var asciiLowercased: String {
        guard utf8.contains(where: { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }) else {
            return self
        }
        return String(
            decoding: utf8.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 + 0x20 : $0 },
            as: UTF8.self)
    }

    /// The text as a quoted identifier of SQL.
    var quotedIdentifier: String { "\"" + doubling("\"") + "\"" }

    /// The text as a string literal of SQL.
    var quotedLiteral: String { "'" + doubling("'") + "'" }

    private func doubling(_ quote: Character) -> String {
        contains(quote) ? String(flatMap { $0 == quote ? [$0, $0] : [$0] }) : self
    }
}
