import QueryEngine

/// Comma-separated values after RFC 4180, with a header, lines ending in a line feed.
///
/// A NULL is an empty field and an empty text is `""`, so that the two stay apart. Blobs are hexadecimal
/// digits, infinities `Inf` and `-Inf`. Names are written as they are, also where two are equal. The line
/// feed alone, where the RFC has CR LF, is what cut, awk and psql use.
///
/// Two options serve spreadsheets: a byte order mark at the start, and an apostrophe before each text that a
/// spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line break).
struct CSVFormat: OutputFormat {
    let streams = true
    private let marksByteOrder: Bool
    private let guardsFormulas: Bool
    private var line: [UInt8] = []

    /// An empty document.
    ///
    /// - Parameters:
    ///   - marksByteOrder: Whether it starts with a byte order mark.
    ///   - guardsFormulas: Whether texts and names that look like formulas get an apostrophe.
    init(marksByteOrder: Bool = false, guardsFormulas: Bool = false) {
        self.marksByteOrder = marksByteOrder
        self.guardsFormulas = guardsFormulas
    }

    mutating func begin(columns: [ResultColumn], to sink: inout some ByteSink) throws(OutputError) {
        line.removeAll(keepingCapacity: true)
        if marksByteOrder {
            line.append(contentsOf: [0xEF, 0xBB, 0xBF])
        }
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
        let text = guardsFormulas && Self.isFormula(text) ? "'" + text : text
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

    private static func isFormula(_ text: String) -> Bool {
        switch text.unicodeScalars.first {
        case "=", "+", "-", "@", "\t", "\r", "\n": true
        default: false
        }
    }
}
