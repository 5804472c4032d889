/// How many columns of a terminal a text takes.
///
/// A grapheme cluster is the unit: an emoji with joiners, a skin tone or a variation selector takes two
/// columns as a whole, a base letter with combining marks those of its base. Wide are the East Asian wide and
/// fullwidth characters (UAX #11) and whatever is shown as an emoji by default (UTS #51). Characters of
/// ambiguous width take one.
enum DisplayWidth {
    /// The columns of a text without control characters.
    ///
    /// - Parameter text: Any text; a control character counts as nothing.
    /// - Returns: The sum over its grapheme clusters.
    static func of(_ text: String) -> Int {
        if isPlain(text) { return text.utf8.count }
        var width = 0
        for character in text {
            width += of(character)
        }
        return width
    }

    /// The columns of one grapheme cluster.
    ///
    /// - Parameter character: Any character.
    /// - Returns: 0 for a lone combining mark or control character, mostly 1 or 2.
    static func of(_ character: Character) -> Int {
        var width = 0
        var isPicture = false
        for scalar in character.unicodeScalars {
            width += of(scalar)
            switch scalar.value {
            case 0xFE0F, 0x1F3FB...0x1F3FF: isPicture = true
            case 0x200D where width > 0: isPicture = isPicture || isPictographic(character)
            default: break
            }
        }
        return isPicture && width > 0 ? 2 : width
    }

    /// The longest beginning of a text that takes at most so many columns.
    ///
    /// - Parameters:
    ///   - text: Any text.
    ///   - width: The columns there are.
    /// - Returns: Whole grapheme clusters, and the columns that they take.
    static func prefix(of text: String, width: Int) -> (text: Substring, width: Int) {
        var used = 0
        var end = text.startIndex
        while end < text.endIndex {
            let next = used + of(text[end])
            guard next <= width else { break }
            used = next
            end = text.index(after: end)
        }
        return (text[..<end], used)
    }

    /// Whether a text is printable ASCII, each byte of which takes one column.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }

    private static func isPictographic(_ character: Character) -> Bool {
        guard let first = character.unicodeScalars.first else { return false }
        return first.value > 0x7F && first.properties.isEmoji
    }

    /// The columns of a scalar standing alone.
    private static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20..<0x7F, 0xA0..<0x300: return 1
        case 0..<0x20, 0x7F..<0xA0: return 0
        // The vowels and finals of Hangul join the leading consonant's cell.
        case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
        // A flag is two of these.
        case 0x1F1E6...0x1F1FF: return 1
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
        default: return isWide(scalar) ? 2 : 1
        }
    }
}
