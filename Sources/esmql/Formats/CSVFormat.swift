import QueryEngine

/// Comma-separated values after RFC 4180, with a header, lines ending in a line feed.
///
/// A NULL is an empty field and an empty text is `""`, so that the two stay apart. Blobs are hexadecimal
/// digits, infinities `Inf` and `-Inf`. Names are written as they are, also where two are equal. The line
/// feed alone, where the RFC has CR LF, is what cut, awk and psql use.
struct CSVFormat: OutputFormat {
    let streams = true
    private var line: [UInt8] = []

    mutating func begin(columns: [ResultColumn], to sink: inout some ByteSink) throws(OutputError) {
        line.removeAll(keepingCapacity: true)
        for (index, column) in columns.enumerated() {
            separate(index)
            append(quoting: column.name)
        }
        line.append(UInt8(ascii: "\n"))
        try sink.write(line)
    }

    mutating func row(_ row: Row, to sink: inout some ByteSink) throws(OutputError) {
        line.removeAll(keepingCapacity: true)
        for (index, value) in row.values.enumerated() {
            separate(index)
            switch value {
            case .null: break
            case .integer(let number): line.append(contentsOf: number.description.utf8)
            case .real(let number): line.append(contentsOf: (ValueText.real(number) ?? "").utf8)
            case .text(let text): append(quoting: text)
            case .blob(let bytes): append(quoting: ValueText.hex(bytes))
            }
        }
        line.append(UInt8(ascii: "\n"))
        try sink.write(line)
    }

    mutating func end(to sink: inout some ByteSink) throws(OutputError) {}

    private mutating func separate(_ index: Int) {
        if index > 0 {
            line.append(UInt8(ascii: ","))
        }
    }

    /// Writes a text, in quotes where it is empty or holds a comma, a quote or a line break.
    private mutating func append(quoting text: String) {
        let needsQuotes =
            text.isEmpty
            || text.utf8.contains { byte in
                switch byte {
                case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
                default: false
                }
            }
        guard needsQuotes else {
            line.append(contentsOf: text.utf8)
            return
        }
        line.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") {
                line.append(byte)
            }
            line.append(byte)
        }
        line.append(UInt8(ascii: "\""))
    }
}
