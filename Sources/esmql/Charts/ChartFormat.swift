import QueryEngine

/// A chart drawn with characters: bars, or lines of braille dots; a table where there is nothing to draw.
///
/// All rows are kept until the end, as the scales depend on them.
struct ChartFormat: OutputFormat {
    let streams = false
    private let terminalWidth: Int?
    private let options: FormatOptions
    private var columns: [ResultColumn] = []
    private var rows: [Row] = []

    /// An empty chart.
    ///
    /// - Parameters:
    ///   - terminalWidth: The columns of the terminal that is written to; nil where it is none.
    ///   - options: Whether colours are used, and what a table in its place is like.
    init(terminalWidth: Int?, options: FormatOptions = FormatOptions()) {
        self.terminalWidth = terminalWidth
        self.options = options
    }

    mutating func begin(columns: [ResultColumn], to sink: inout some ByteSink) throws(OutputError) {
        self.columns = columns
        rows = []
    }

    mutating func row(_ row: Row, to sink: inout some ByteSink) throws(OutputError) {
        rows.append(row)
    }

    mutating func end(to sink: inout some ByteSink) throws(OutputError) {
        let chart = ChartBuilder(columns: columns, rows: rows).chart
        let painter = TextChartPainter(width: terminalWidth, usesColor: options.usesColor)
        if let text = painter.paint(chart) { return try sink.write(Array(text.utf8)) }
        var table = TableFormat(terminalWidth: terminalWidth, options: options)
        try table.begin(columns: columns, to: &sink)
        for row in rows { try table.row(row, to: &sink) }
        try table.end(to: &sink)
        if case .nothing(let reason) = chart.content, !rows.isEmpty {
            try sink.write(Array("(a table, as \(reason))\n".utf8))
        }
    }
}
