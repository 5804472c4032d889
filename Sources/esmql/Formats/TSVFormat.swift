import QueryEngine

/// Tab-separated values with a header, a line a row whatever the values hold.
///
/// Tabs, line feeds, carriage returns and backslashes are `\t`, `\n`, `\r` and `\\`; a NULL is `\N`, as in
/// PostgreSQL's COPY. Blobs are hexadecimal digits, infinities `Inf` and `-Inf`.
struct TSVFormat: OutputFormat {
    let streams = true
    private var line: [UInt8] = []

    mutating func begin(columns: [ResultColumn], to sink: inout some ByteSink) throws(OutputError) {
        try write(columns.map { .text($0.name) }, to: &sink)
    }

    mutating func row(_ row: Row, to sink: inout some ByteSink) throws(OutputError) {
        try write(row.values, to: &sink)
    }

    mutating func end(to sink: inout some ByteSink) throws(OutputError) {}

    private mutating func write(_ values: [Value], to sink: inout some ByteSink) throws(OutputError) {
        line.removeAll(keepingCapacity: true)
        for (index, value) in values.enumerated() {
            if index > 0 {
                line.append(UInt8(ascii: "\t"))
            }
            switch value {
            case .null: line.append(contentsOf: "\\N".utf8)
            case .integer(let number): line.append(contentsOf: number.description.utf8)
            case .real(let number): line.append(contentsOf: (ValueText.real(number) ?? "\\N").utf8)
            case .text(let text): append(escaping: text)
            case .blob(let bytes): line.append(contentsOf: ValueText.hex(bytes).utf8)
            }
        }
        line.append(UInt8(ascii: "\n"))
        try sink.write(line)
    }

    private mutating func append(escaping text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\t"): line.append(contentsOf: "\\t".utf8)
            case UInt8(ascii: "\n"): line.append(contentsOf: "\\n".utf8)
            case UInt8(ascii: "\r"): line.append(contentsOf: "\\r".utf8)
            case UInt8(ascii: "\\"): line.append(contentsOf: "\\\\".utf8)
            default: line.append(byte)
            }
        }
    }
}
