import QueryEngine

/// One HTML page with a table, complete in itself: it loads nothing and works without a network.
///
/// A click on a name sorts by the column, a second one the other way round. Numbers are aligned to the right;
/// values are spelled as in the table format, line feeds kept. The count of the rows stands at the end: a
/// page without it is cut off.
struct HTMLFormat: OutputFormat {
    let streams = true
    private var bytes: [UInt8] = []
    private var columnCount = 0
    private var rowCount = 0

    mutating func begin(columns: [ResultColumn], to sink: inout some ByteSink) throws(OutputError) {
        columnCount = columns.count
        rowCount = 0
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
        try sink.write(Array("</tbody>\n</table>\n<p>\(count)</p>\n\(HTMLPage.tail)".utf8))
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
