import QueryEngine

/// Values as inline Markdown that is shown as the value itself.
enum MarkdownText {
    /// A value on one line.
    ///
    /// - Parameter value: Any value.
    /// - Returns: The text of the table format with its line feeds as `<br>` and its punctuation escaped.
    static func of(_ value: Value) -> String {
        VisibleText.lines(of: value).map(escape).joined(separator: "<br>")
    }

    /// Puts a backslash before what Markdown, GitHub's tables included, would take for markup.
    ///
    /// An underscore between two letters or digits is no markup and stays, so that names stay legible.
    private static func escape(_ text: String) -> String {
        guard text.utf8.contains(where: isPunctuation) else { return text }
        let bytes = Array(text.utf8)
        var escaped: [UInt8] = []
        escaped.reserveCapacity(bytes.count + 8)
        for (index, byte) in bytes.enumerated() {
            let isInWord =
                byte == UInt8(ascii: "_") && index > 0 && index + 1 < bytes.count
                && isWord(bytes[index - 1]) && isWord(bytes[index + 1])
            if isPunctuation(byte), !isInWord {
                escaped.append(UInt8(ascii: "\\"))
            }
            escaped.append(byte)
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case "\\", "|", "`", "*", "_", "<", "&", "[", "]", "~", "$": true
        default: false
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case "0"..."9", "A"..."Z", "a"..."z": true
        default: false
        }
    }
}
