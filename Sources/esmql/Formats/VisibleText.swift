/// Text made safe for a terminal: what would be executed is shown instead.
enum VisibleText {
    /// Shows control characters, and the marks that reverse the order of a line.
    ///
    /// C0 controls and DEL become their pictures (`␛`, `␊`, `␉`, `␡`); C1 controls, line and paragraph
    /// separators and the embeddings, overrides and isolates of the bidirectional algorithm become `\u` and
    /// four digits.
    ///
    /// - Parameter text: Any text.
    /// - Returns: A text of one line without effects on the terminal.
    static func of(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHarmful) else { return text }
        var visible = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard isHarmful(scalar) else {
                visible.append(scalar)
                continue
            }
            if let picture = picture(scalar) {
                visible.append(picture)
            } else {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                visible.append(
                    contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
                        .unicodeScalars)
            }
        }
        return String(visible)
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func picture(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value)
        case 0x7F: "\u{2421}"
        default: nil
        }
    }
}
