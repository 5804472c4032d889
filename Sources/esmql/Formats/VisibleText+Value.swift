import QueryEngine

extension VisibleText {
    /// A value as people read it, on one line.
    ///
    /// - Parameter value: Any value.
    /// - Returns: `NULL`, a number, a text without control characters, or `X'0A1B'` for a blob.
    static func of(_ value: Value) -> String {
        switch value {
        case .null: "NULL"
        case .integer(let number): number.description
        case .real(let number): ValueText.real(number) ?? "NULL"
        case .text(let text): of(text)
        case .blob(let bytes): "X'" + ValueText.hex(bytes) + "'"
        }
    }

    /// A value as people read it, its line feeds kept.
    ///
    /// - Parameter value: Any value.
    /// - Returns: At least one line, without control characters; CR LF ends a line as LF does.
    static func lines(of value: Value) -> [String] {
        guard case .text(let text) = value, text.utf8.contains(UInt8(ascii: "\n")) else { return [of(value)] }
        return text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            let isEnded = line.endIndex < text.endIndex && line.last == UInt8(ascii: "\r")
            return of(String(Substring(isEnded ? line.dropLast() : line)))
        }
    }
}
