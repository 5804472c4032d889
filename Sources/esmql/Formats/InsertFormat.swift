import QueryEngine

/// A script for the sqlite3 shell that makes a table `result` of the rows, in one transaction.
///
/// The columns have no declared type, so that SQLite converts nothing. A name that occurs again, in whatever
/// case, gets `_2`, `_3` and so on. Without its last line, `COMMIT;`, a script that was cut off inserts
/// nothing.
struct InsertFormat: OutputFormat {
    let streams = true
    private var prefix: [UInt8] = []
    private var line: [UInt8] = []
    private var columnCount = 0

    mutating func begin(columns: [ResultColumn], to sink: inout some ByteSink) throws(OutputError) {
        columnCount = columns.count
        // A table has at least one column.
        guard columnCount > 0 else { return }
        let names = DistinctNames.of(columns.map { Self.storable($0.name) }, ignoringCase: true)
            .map { Self.quoted($0, by: UInt8(ascii: "\"")) }
            .joined(separator: ", ")
        prefix = Array("INSERT INTO \"result\" (\(names)) VALUES (".utf8)
        try sink.write(Array("BEGIN;\nCREATE TABLE IF NOT EXISTS \"result\" (\(names));\n".utf8))
    }

    mutating func row(_ row: Row, to sink: inout some ByteSink) throws(OutputError) {
        guard columnCount > 0 else { return }
        line.removeAll(keepingCapacity: true)
        line.append(contentsOf: prefix)
        for index in 0..<columnCount {
            if index > 0 {
                line.append(contentsOf: ", ".utf8)
            }
            append(index < row.values.count ? row.values[index] : .null)
        }
        line.append(contentsOf: ");\n".utf8)
        try sink.write(line)
    }

    mutating func end(to sink: inout some ByteSink) throws(OutputError) {
        guard columnCount > 0 else { return }
        try sink.write(Array("COMMIT;\n".utf8))
    }

    private mutating func append(_ value: Value) {
        switch value {
        case .null:
            line.append(contentsOf: "NULL".utf8)
        case .integer(let number):
            line.append(contentsOf: number.description.utf8)
        case .real(let number) where number.isInfinite:
            line.append(contentsOf: (number > 0 ? "9e999" : "-9e999").utf8)
        case .real(let number):
            line.append(contentsOf: (ValueText.real(number) ?? "NULL").utf8)
        case .text(let text) where text.utf8.contains(where: Self.isUnsafe):
            line.append(contentsOf: "CAST(X'".utf8)
            line.append(contentsOf: ValueText.hex(Array(text.utf8)).utf8)
            line.append(contentsOf: "' AS TEXT)".utf8)
        case .text(let text):
            line.append(contentsOf: Self.quoted(text, by: UInt8(ascii: "'")).utf8)
        case .blob(let bytes):
            line.append(contentsOf: "X'".utf8)
            line.append(contentsOf: ValueText.hex(bytes).utf8)
            line.append(UInt8(ascii: "'"))
        }
    }

    /// A text between quotes, those within it doubled.
    ///
    /// Bytes are looked at, as a quote with a combining mark behind it is another character but still a quote.
    private static func quoted(_ text: String, by quote: UInt8) -> String {
        var bytes = [quote]
        bytes.reserveCapacity(text.utf8.count + 2)
        for byte in text.utf8 {
            if byte == quote {
                bytes.append(quote)
            }
            bytes.append(byte)
        }
        bytes.append(quote)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a byte cannot stand in a literal: the shell ends at a NUL and drops a CR before a LF.
    private static func isUnsafe(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != UInt8(ascii: "\t") && byte != UInt8(ascii: "\n")
    }

    /// A name without the control characters that no literal of the shell can hold.
    private static func storable(_ name: String) -> String {
        guard name.utf8.contains(where: isUnsafe) else { return name }
        return String(decoding: name.utf8.map { isUnsafe($0) ? UInt8(ascii: "?") : $0 }, as: UTF8.self)
    }
}
