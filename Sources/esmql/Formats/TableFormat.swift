import QueryEngine

/// A box drawn around aligned columns, with a footer that counts the rows and says what was cut.
///
/// A column that holds numbers only is aligned to the right; NULL is `NULL`; blobs are `X'0A1B'`; control
/// characters are shown, not executed. On a terminal the table is narrowed to its width: text that is cut
/// ends in `…`, numbers are never cut while there is room for one column, columns that do not fit are left
/// out, and the footer says so. All rows are kept until the end, as the widths depend on them.
struct TableFormat: OutputFormat {
    let streams = false
    private let terminalWidth: Int?
    private let options: FormatOptions
    private var headers: [TableCell] = []
    private var columns: [TableColumn] = []
    private var cells = TableCells()
    private var rowCount = 0

    /// An empty table.
    ///
    /// - Parameters:
    ///   - terminalWidth: The columns of the terminal that is written to; nil means that nothing is cut.
    ///   - options: What else is chosen. Where rows are not to be counted there is a footer only where something
    ///     was cut.
    init(terminalWidth: Int?, options: FormatOptions = FormatOptions()) {
        self.terminalWidth = terminalWidth
        self.options = options
    }

    mutating func begin(columns: [ResultColumn], to sink: inout some ByteSink) throws(OutputError) {
        headers = columns.map { TableCell(text: options.showsHeader ? VisibleText.of($0.name) : "") }
        self.columns = headers.map { TableColumn(headerWidth: $0.width) }
        cells = TableCells()
        rowCount = 0
    }

    mutating func row(_ row: Row, to sink: inout some ByteSink) throws(OutputError) {
        rowCount += 1
        for index in columns.indices {
            let value = index < row.values.count ? row.values[index] : .null
            let cell =
                value == .null ? TableCell(text: VisibleText.of(options.nullText)) : TableCell(value)
            columns[index].note(value, width: cell.width)
            cells.append(cell)
        }
    }

    mutating func end(to sink: inout some ByteSink) throws(OutputError) {
        let layout = TableLayout(
            natural: columns.map(\.naturalWidth),
            minimum: columns.map(\.minimumWidth),
            terminalWidth: terminalWidth
        )
        var painter = TablePainter(layout: layout, alignsRight: columns.map(\.isNumeric))
        try sink.write(painter.rule("┌", "┬", "┐"))
        if options.showsHeader {
            try sink.write(painter.line { headers[$0] })
            try sink.write(painter.rule("├", "┼", "┤"))
        }
        for row in 0..<rowCount {
            let first = row * columns.count
            try sink.write(
                painter.line {
                    cells[first + $0]
                } isMarked: {
                    options.marks.contains(first + $0)
                })
        }
        try sink.write(painter.rule("└", "┴", "┘"))
        try sink.write(Array(footer(layout, hasCuts: painter.hasCuts).utf8))
    }

    private func footer(_ layout: TableLayout, hasCuts: Bool) -> String {
        var parts: [String] = []
        if options.countsRows {
            parts.append(rowCount == 1 ? "1 row" : "\(rowCount) rows")
        }
        if layout.hiddenCount > 0 {
            parts.append("\(layout.widths.count) of \(columns.count) columns shown")
        }
        if hasCuts {
            parts.append("… marks what was cut to fit the terminal")
        }
        return parts.isEmpty ? "" : "(" + parts.joined(separator: ", ") + ")\n"
    }
}
