/// Breaks text into lines: Western text between words, Chinese text between any two characters.
enum TextWrapping {
    /// The lines of a text.
    ///
    /// - Parameters:
    ///   - text: any text.
    ///   - width: the columns of a line; a word that is longer has a line of its own.
    /// - Returns: the lines, none for an empty text.
    static func lines(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for piece in pieces(of: text) {
            let size = DisplayWidth.of(piece)
            if used + size > width, !line.isEmpty {
                lines.append(trimmed(line))
                line = ""
                used = 0
            }
            if line.isEmpty, piece == " " { continue }
            line += piece
            used += size
        }
        return line.isEmpty ? lines : lines + [trimmed(line)]
    }

    /// What a line must not begin with.
    private static let closing: Set<Character> = ["，", "。", "、", "；", "：", "）", "”", "？", "！"]

    /// The pieces between which a line may end: words, single spaces, and wide characters with what closes them.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var wasNarrow = false
        for character in text {
            let isNarrow = character != " " && DisplayWidth.of(character) < 2
            let joins =
                wasNarrow && isNarrow || closing.contains(character) && pieces.last.map { $0 != " " } == true
            if joins, let last = pieces.indices.last {
                pieces[last].append(character)
            } else {
                pieces.append(String(character))
            }
            wasNarrow = isNarrow
        }
        return pieces
    }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }
}
