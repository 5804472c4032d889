/// One line of a source text as a terminal shows it, cut around a place.
struct Excerpt {
    /// The line with tabs as spaces, and `…` where it is cut.
    private(set) var line = ""
    /// The cell of ``line`` that the place begins at, from 0.
    private(set) var caretStart = 0
    /// How many cells the place takes, at least one.
    private(set) var caretWidth = 1

    /// A character with the cells that it takes in its line.
    private struct Cell {
        var text: String
        var start: Int
        var width: Int
    }

    init(source: SourceText, span: SourceSpan, width: Int) {
        let position = source.position(at: span.lower)
        guard let lineSpan = source.span(ofLine: position.line) else { return }
        let cells = Self.cells(source.text(of: lineSpan))
        let end = min(max(span.upper, span.lower), lineSpan.upper)
        let marked = source.text(of: SourceSpan(span.lower, end))
        caretStart = position.displayColumn - 1
        caretWidth = max(1, DisplayWidth.of(marked, from: caretStart))
        let total = cells.last.map { $0.start + $0.width } ?? 0
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
        for cell in cells where cell.start >= start && cell.start + cell.width <= end {
            // A wide character may have been cut in half before this one.
            line += String(repeating: " ", count: cell.start - column) + cell.text
            column = cell.start + cell.width
        }
        if isCutAfter { line += String(repeating: " ", count: max(0, end - column)) + "…" }
        caretStart -= first
        caretWidth = max(1, min(caretWidth, last - first - caretStart))
    }

    private static func cells(_ text: String) -> [Cell] {
        var cells: [Cell] = []
        var column = 0
        for character in text {
            if character == "\t" {
                let width = DisplayWidth.tabStop - column % DisplayWidth.tabStop
                cells.append(Cell(text: String(repeating: " ", count: width), start: column, width: width))
                column += width
            } else {
                let width = DisplayWidth.of(character)
                cells.append(Cell(text: String(visible(character)), start: column, width: width))
                column += width
            }
        }
        return cells
    }

    /// The character, or U+FFFD in place of one that steers the terminal.
    static func visible(_ character: Character) -> Character {
        character.unicodeScalars.contains { DisplayWidth.steersTerminal($0) } ? "\u{FFFD}" : character
    }
}
