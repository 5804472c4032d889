import QueryEngine

/// A line `name = value` for each value, the names aligned to the right, an empty line between two rows.
///
/// The form is that of the sqlite3 shell's `.mode line`. A value of several lines goes on below its
/// beginning. Values are spelled as in the table. There is nothing where there are no rows.
struct RecordFormat: OutputFormat {
    let streams = true
    /// The names with what stands before and behind them, `  name = `.
    private var labels: [[UInt8]] = []
    private var indent: [UInt8] = []
    private var bytes: [UInt8] = []
    private var isFirst = true

    mutating func begin(columns: [ResultColumn], to sink: inout some ByteSink) throws(OutputError) {
        let names = columns.map { TableCell(text: VisibleText.of($0.name)) }
        let width = names.map(\.width).max() ?? 0
        labels = names.map { name in
            Array((String(repeating: " ", count: width - name.width) + name.text + " = ").utf8)
        }
        indent = Array(repeating: UInt8(ascii: " "), count: width + 3)
        isFirst = true
    }

    mutating func row(_ row: Row, to sink: inout some ByteSink) throws(OutputError) {
        bytes.removeAll(keepingCapacity: true)
        if !isFirst {
            bytes.append(UInt8(ascii: "\n"))
        }
        isFirst = false
        for (index, label) in labels.enumerated() {
            let value = index < row.values.count ? row.values[index] : .null
            bytes.append(contentsOf: label)
            for (number, line) in VisibleText.lines(of: value).enumerated() {
                if number > 0 {
                    bytes.append(contentsOf: indent)
                }
                bytes.append(contentsOf: line.utf8)
                bytes.append(UInt8(ascii: "\n"))
            }
        }
        try sink.write(bytes)
    }

    mutating func end(to sink: inout some ByteSink) throws(OutputError) {}
}
