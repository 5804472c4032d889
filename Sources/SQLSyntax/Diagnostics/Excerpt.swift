/// One line of a source text as a terminal shows it, cut around a place.
struct Excerpt {
    /// The line with tabs as spaces, and `…` where it is cut.
    private(set) var line = ""
    /// The cell of ``line`` that the place begins at, from 0.
    private(set) var caretStart = 0
    /// How many cells the place takes, at least one.
    private(set) var caretWidth = 1

    /// A character with its bytes and the cells that it takes in its line.
    private struct Cell {
        var text: String
        var bytes: Range<Int>
        var start: Int
        var width: Int

        var end: Int { start + width }
    }

    init(source: SourceText, span: SourceSpan, width: Int) {
        let position = source.position(at: span.lower)
        guard let lineSpan = source.span(ofLine: position.line) else { return }
        let cells = Self.cells(source.text(of: lineSpan), from: lineSpan.lower)
        let total = cells.last?.end ?? 0
        // A place that begins or ends within a character, as before a combining mark, is the whole of it.
        let marked = cells.filter { $0.bytes.upperBound > span.lower && $0.bytes.lowerBound < span.upper }
        caretStart = marked.first?.start ?? cells.first { $0.bytes.lowerBound >= span.lower }?.start ?? total
        caretWidth = max(1, (marked.last?.end ?? caretStart) - caretStart)
        var first = 0
        var last = max(total, caretStart + 1)
        if last > width {
            // A third of the width stays for what is before the place.
            first = max(0, min(caretStart - width / 3, last - width))
            last = first + width
        }
        cut(cells, from: first, to: last, total: total)
    }

    /// Keeps the cells between two columns; one cell at each cut end is the ellipsis.
    private mutating func cut(_ cells: [Cell], from first: Int, to last: Int, total: Int) {
        let isCutBefore = first > 0
        let isCutAfter = last < total
        let start = isCutBefore ? first + 1 : first
        let end = isCutAfter ? last - 1 : last
        var column = start
        if isCutBefore { line += "…" }
        for cell in cells where cell.start >= start && cell.end <= end {
            // A wide character may have been cut in half before this one.
            line += String(repeating: " ", count: cell.start - column) + cell.text
            column = cell.end
        }
        if isCutAfter { line += String(repeating: " ", count: max(0, end - column)) + "…" }
        caretStart -= first
        caretWidth = max(1, min(caretWidth, last - first - caretStart))
    }

    private static func cells(_ text: String, from offset: Int) -> [Cell] {
        var cells: [Cell] = []
        var column = 0
        var byte = offset
        for character in text {
            let isTab = character == "\t"
            let width =
                isTab ? DisplayWidth.tabStop - column % DisplayWidth.tabStop : DisplayWidth.of(character)
            let shown = isTab ? String(repeating: " ", count: width) : String(visible(character))
            let end = byte + character.utf8.count
            cells.append(Cell(text: shown, bytes: byte..<end, start: column, width: width))
            column += width
            byte = end
        }
        return cells
    }

    /// The character, or U+FFFD in place of one that steers the terminal.
    static func visible(_ character: Character) -> Character {
        character.unicodeScalars.contains { DisplayWidth.steersTerminal($0) } ? "\u{FFFD}" : character
    }
}
