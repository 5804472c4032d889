import QueryEngine

/// One HTML page with a table, complete in itself: it loads nothing and works without a network.
///
/// A click on a name sorts by the column, a second one the other way round. Numbers are aligned to the right;
/// values are spelled as in the table format, line feeds kept. Where the answer makes a chart, it stands above
/// the table. The count of the rows stands at the end: a page without it is cut off.
struct HTMLFormat: OutputFormat {
    let streams = true
    private var bytes: [UInt8] = []
    private var columnCount = 0
    private var rowCount = 0
    private var columns: [ResultColumn] = []
    /// What the chart is drawn from; nil where there are too many rows to be kept.
    private var rows: [Row]? = []
    /// The most rows that a chart is drawn of, and the most bars that are easily overlooked.
    private static let mostRows = 100_000
    private static let mostBars = 40

    mutating func begin(columns: [ResultColumn], to sink: inout some ByteSink) throws(OutputError) {
        columnCount = columns.count
        rowCount = 0
        self.columns = columns
        rows = []
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: HTMLPage.head.utf8)
        bytes.append(contentsOf: "<table>\n<thead><tr>".utf8)
        for column in columns {
            bytes.append(contentsOf: "<th><button type=\"button\">".utf8)
            append(escaping: VisibleText.of(column.name))
            bytes.append(contentsOf: "</button></th>".utf8)
        }
        bytes.append(contentsOf: "</tr></thead>\n<tbody>\n".utf8)
        try sink.write(bytes)
    }

    mutating func row(_ row: Row, to sink: inout some ByteSink) throws(OutputError) {
        rowCount += 1
        if rowCount <= Self.mostRows { rows?.append(row) } else { rows = nil }
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: "<tr>".utf8)
        for index in 0..<columnCount {
            let value = index < row.values.count ? row.values[index] : .null
            bytes.append(contentsOf: "<td\(Self.mark(of: value))>".utf8)
            append(escaping: VisibleText.lines(of: value).joined(separator: "\n"))
            bytes.append(contentsOf: "</td>".utf8)
        }
        bytes.append(contentsOf: "</tr>\n".utf8)
        try sink.write(bytes)
    }

    mutating func end(to sink: inout some ByteSink) throws(OutputError) {
        let count = rowCount == 1 ? "1 row" : "\(rowCount) rows"
        let figure = chart.map { "<figure>\n\(SVGChartPainter().paint($0))</figure>\n" } ?? ""
        try sink.write(Array("</tbody>\n</table>\n\(figure)<p>\(count)</p>\n\(HTMLPage.tail)".utf8))
    }

    /// The chart of the answer, where it says more than the table.
    private var chart: Chart? {
        guard let rows, rows.count > 1 else { return nil }
        let chart = ChartBuilder(columns: columns, rows: rows).chart
        switch chart.content {
        case .nothing: return nil
        case .bars(let bars): return bars.labels.count <= Self.mostBars ? chart : nil
        case .lines: return chart
        }
    }

    /// The class by which the page aligns and sorts a cell; a text has none.
    private static func mark(of value: Value) -> String {
        switch value {
        case .null: " class=\"null\""
        case .real(let number) where number.isNaN: " class=\"null\""
        case .integer, .real: " class=\"number\""
        case .text: ""
        case .blob: " class=\"blob\""
        }
    }

    private mutating func append(escaping text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
            default: bytes.append(byte)
            }
        }
    }
}
