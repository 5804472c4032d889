/// How many cells of a terminal a text takes.
public enum DisplayWidth {
    /// The distance between tab stops.
    public static let tabStop = 8

    /// The cells of a text that begins at cell `start` (from 0) of its line.
    public static func of(_ text: some StringProtocol, from start: Int = 0) -> Int {
        var column = start
        for character in text {
            column += character == "\t" ? tabStop - column % tabStop : of(character)
        }
        return column - start
    }

    /// The cells of one character, 0 to 2; a tab counts as one.
    public static func of(_ character: Character) -> Int {
        if character == "\t" { return 1 }
        var width = 0
        for scalar in character.unicodeScalars {
            if scalar.value == 0xFE0F { return 2 }
            width = max(width, of(scalar))
        }
        return width
    }

    /// Control characters and those that change the direction of text; a sign of one cell is shown instead.
    static func steersTerminal(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x202A...0x202E, 0x2066...0x2069: true
        default: scalar.properties.generalCategory == .control
        }
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x7F || steersTerminal(scalar) { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        if scalar.properties.isEmojiPresentation { return 2 }
        return isWide(scalar.value) ? 2 : 1
    }

    /// The blocks of East Asian width W and F (Unicode Standard Annex 11).
    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
            0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1B000...0x1B2FF, 0x1F200...0x1F2FF,
            0x20000...0x3FFFD:
            true
        default:
            false
        }
    }
}
