import QueryEngine

/// A table of GitHub Flavored Markdown, its source aligned as well.
///
/// A column that holds numbers only is aligned to the right. Values are spelled as in the table format; line
/// feeds are `<br>`, and what Markdown would read as its own is escaped. All rows are kept until the end, as
/// the alignment depends on them.
struct MarkdownFormat: OutputFormat {
    let streams = false
    /// What the row of dashes needs.
    private static let minimumWidth = 3

    private var headers: [TableCell] = []
    private var columns: [TableColumn] = []
    private var cells = TableCells()
    private var rowCount = 0

    mutating func begin(columns: [ResultColumn], to sink: inout some ByteSink) throws(OutputError) {
        headers = columns.map { TableCell(text: MarkdownText.of(.text($0.name))) }
        self.columns = headers.map { TableColumn(headerWidth: max(Self.minimumWidth, $0.width)) }
        cells = TableCells()
        rowCount = 0
    }

    mutating func row(_ row: Row, to sink: inout some ByteSink) throws(OutputError) {
        rowCount += 1
        for index in columns.indices {
            let value = index < row.values.count ? row.values[index] : .null
            let cell = TableCell(text: MarkdownText.of(value))
            columns[index].note(value, width: cell.width)
            cells.append(cell)
        }
    }

    mutating func end(to sink: inout some ByteSink) throws(OutputError) {
        guard !columns.isEmpty else { return }
        try sink.write(line { headers[$0] })
        try sink.write(line { dashes(columns[$0]) })
        for row in 0..<rowCount {
            try sink.write(line { cells[row * columns.count + $0] })
        }
    }

    private func line(_ cell: (Int) -> TableCell) -> [UInt8] {
        var bytes = Array("|".utf8)
        for (index, column) in columns.enumerated() {
            let cell = cell(index)
            let padding = repeatElement(UInt8(ascii: " "), count: column.naturalWidth - cell.width)
            bytes.append(UInt8(ascii: " "))
            if column.isNumeric {
                bytes.append(contentsOf: padding)
            }
            bytes.append(contentsOf: cell.text.utf8)
            if !column.isNumeric {
                bytes.append(contentsOf: padding)
            }
            bytes.append(contentsOf: " |".utf8)
        }
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    private func dashes(_ column: TableColumn) -> TableCell {
        let width = column.naturalWidth
        let dashes = String(repeating: "-", count: column.isNumeric ? width - 1 : width)
        return TableCell(text: column.isNumeric ? dashes + ":" : dashes, width: width)
    }
}
