/// Rows of cells as lines of text: columns as wide as their cells, each cell wrapped within a greatest width.
struct TextColumns {
    /// What stands before each line.
    var indent = ""
    /// The cells, as many in each row as there are limits.
    var rows: [[String]] = []
    /// The greatest width of each column; the last one takes what is left of the line.
    let limits: [Int]

    /// Columns of greatest widths, without rows.
    init(indent: String = "", limits: [Int]) {
        self.indent = indent
        self.limits = limits
    }

    /// The lines.
    ///
    /// - Parameter width: the columns of the terminal; a line is longer only where a word is.
    /// - Returns: lines without spaces at their ends.
    func lines(width: Int) -> [String] {
        var widths = limits.indices.map { column in
            min(limits[column], rows.map { DisplayWidth.of($0[column]) }.max() ?? 0)
        }
        let gaps = widths.dropLast().reduce(indent.count) { $0 + ($1 == 0 ? 0 : $1 + 2) }
        if let last = widths.indices.last { widths[last] = max(20, width - gaps) }
        return rows.flatMap { row in
            let cells = zip(row, widths).map { $0.isEmpty ? [""] : TextWrapping.lines($0, width: $1) }
            return (0..<(cells.map(\.count).max() ?? 0)).map { line in
                Self.line(cells.map { line < $0.count ? $0[line] : "" }, widths, indent)
            }
        }
    }

    private static func line(_ cells: [String], _ widths: [Int], _ indent: String) -> String {
        var text = indent
        for (cell, width) in zip(cells, widths) where width > 0 {
            text += cell + String(repeating: " ", count: max(0, width - DisplayWidth.of(cell)) + 2)
        }
        while text.last == " " { text.removeLast() }
        return text
    }
}
