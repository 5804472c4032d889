/// Draws the lines of a table in a layout.
struct TablePainter {
    private let layout: TableLayout
    private let alignsRight: [Bool]
    private var bytes: [UInt8] = []
    /// Whether a cell drawn so far was cut.
    private(set) var hasCuts = false

    /// A painter that has drawn nothing.
    ///
    /// - Parameters:
    ///   - layout: The widths.
    ///   - alignsRight: For each column, whether its cells end at the same place.
    init(layout: TableLayout, alignsRight: [Bool]) {
        self.layout = layout
        self.alignsRight = alignsRight
    }

    /// A horizontal line.
    ///
    /// - Parameters:
    ///   - left: Its left end.
    ///   - middle: Where it crosses a line between columns.
    ///   - right: Its right end.
    /// - Returns: The line with its line feed.
    func rule(_ left: String, _ middle: String, _ right: String) -> [UInt8] {
        var widths = layout.widths
        if layout.hiddenCount > 0 {
            widths.append(1)
        }
        let dashes = widths.map { String(repeating: "─", count: $0 + 2) }
        return Array((left + dashes.joined(separator: middle) + right + "\n").utf8)
    }

    /// A line of cells.
    ///
    /// - Parameters:
    ///   - cell: Gives the cell of a column.
    ///   - isMarked: Tells whether the cell of a column is drawn in reverse.
    /// - Returns: The line with its line feed.
    mutating func line(
        _ cell: (Int) -> TableCell, isMarked: (Int) -> Bool = { _ in false }
    ) -> [UInt8] {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: "│".utf8)
        for (index, width) in layout.widths.enumerated() {
            let isMarked = isMarked(index)
            if isMarked { bytes.append(contentsOf: "\u{1B}[7m".utf8) }
            append(cell(index), width: width, alignsRight: alignsRight[index])
            bytes.append(contentsOf: (isMarked ? "\u{1B}[27m│" : "│").utf8)
        }
        if layout.hiddenCount > 0 {
            bytes.append(contentsOf: " … │".utf8)
        }
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    private mutating func append(_ cell: TableCell, width: Int, alignsRight: Bool) {
        bytes.append(UInt8(ascii: " "))
        if cell.width > width {
            let kept = DisplayWidth.prefix(of: cell.text, width: width - 1)
            bytes.append(contentsOf: kept.text.utf8)
            bytes.append(contentsOf: "…".utf8)
            pad(width - 1 - kept.width)
            hasCuts = true
        } else if alignsRight {
            pad(width - cell.width)
            bytes.append(contentsOf: cell.text.utf8)
        } else {
            bytes.append(contentsOf: cell.text.utf8)
            pad(width - cell.width)
        }
        bytes.append(UInt8(ascii: " "))
    }

    private mutating func pad(_ count: Int) {
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
    }
}
