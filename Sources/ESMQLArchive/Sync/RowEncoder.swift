internal import QueryEngine

/// Makes of rows what COPY takes: a line each, tabs between the values, `\N` for NULL (PostgreSQL, "COPY", text format).
struct RowEncoder {
    /// The columns in the order of the values: those that tell rows apart come first.
    private let columns: [ArchiveColumn]
    private let identityCount: Int
    /// Whether a row can be met again at another time.
    private let moves: Bool
    /// The lines so far.
    private(set) var bytes: [UInt8] = []
    /// How many rows of the window there were.
    private(set) var rows = 0
    /// How often each key was met in the window.
    private var occurrences: [RowKey: Int] = [:]
    /// Values for which a column has no place, by the column: how many, and the first one.
    private(set) var misfits: [String: (count: Int, example: String)] = [:]

    /// An encoder for a table.
    init(_ table: ArchiveTable) {
        columns = table.loadOrder
        identityCount = columns.count(where: \.isIdentity)
        moves = table.rule.moves
    }

    /// Another window begins.
    mutating func beginWindow() {
        bytes = []
        rows = 0
        occurrences = [:]
    }

    /// The lines so far; there are none then.
    mutating func take() -> [UInt8] {
        defer {
            let capacity = bytes.count
            bytes = []
            bytes.reserveCapacity(capacity)
        }
        return bytes
    }

    /// Adds a row.
    ///
    /// - Parameter values: the values in the order of the columns.
    mutating func append(_ values: [Value]) {
        let start = bytes.count
        var identityEnd = start
        for (index, column) in columns.enumerated() {
            if index == identityCount { identityEnd = bytes.count }
            append(index < values.count ? values[index] : .null, column)
            bytes.append(UInt8(ascii: "\t"))
        }
        if identityCount == columns.count { identityEnd = bytes.count }
        key(of: start..<identityEnd).write(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        rows += 1
    }

    /// The key of a row whose identity stands somewhere in the lines.
    ///
    /// Rows that the site sends twice in a window stay two: the second one's key counts the first one.
    private mutating func key(of identity: Range<Int>) -> RowKey {
        let key = bytes[identity].withUnsafeBytes { RowKey($0) }
        guard !moves else { return key }
        let count = occurrences[key, default: 0]
        occurrences[key] = count + 1
        guard count > 0 else { return key }
        return (bytes[identity] + Array("#\(count)".utf8)).withUnsafeBytes { RowKey($0) }
    }

    private mutating func append(_ value: Value, _ column: ArchiveColumn) {
        switch (value, column.type) {
        case (.null, _): appendNull()
        case (.text(let text), .text), (.text(let text), .json): append(text)
        case (.integer(let number), .text), (.integer(let number), .json), (.integer(let number), .integer),
            (.integer(let number), .real):
            bytes.append(contentsOf: String(number).utf8)
        case (.real(let number), .integer):
            guard let whole = Int64(exactly: number) else { return drop(value, column) }
            bytes.append(contentsOf: String(whole).utf8)
        case (.real(let number), .text), (.real(let number), .json), (.real(let number), .real):
            bytes.append(contentsOf: number.description.utf8)
        case (.text(let text), .time):
            guard let time = Self.canonical(text) else { return drop(value, column) }
            bytes.append(contentsOf: time.utf8)
            bytes.append(contentsOf: "+00".utf8)
        default: drop(value, column)
        }
    }

    private mutating func appendNull() {
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(UInt8(ascii: "N"))
    }

    /// A value that the column cannot have becomes NULL, and is told.
    private mutating func drop(_ value: Value, _ column: ArchiveColumn) {
        appendNull()
        let example =
            switch value {
            case .text(let text): String(text.prefix(60))
            case .integer(let number): String(number)
            case .real(let number): String(number)
            case .blob(let bytes): "\(bytes.count) bytes"
            case .null: "NULL"
            }
        misfits[column.name, default: (0, example)].count += 1
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { source in
            // Hardly any text has something to escape.
            if source.allSatisfy({ $0 > 0x0D && $0 != UInt8(ascii: "\\") }) {
                bytes.append(contentsOf: source)
                return
            }
            for byte in source {
                switch byte {
                case UInt8(ascii: "\\"): bytes.append(contentsOf: [byte, byte])
                case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
                case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
                case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
                // PostgreSQL has no text with a NUL: the symbol for it stands in its place.
                case 0: bytes.append(contentsOf: "\u{2400}".utf8)
                default: bytes.append(byte)
                }
            }
        }
    }

    /// A time in the one form that times have in tables; nil for what is no time.
    private static func canonical(_ text: String) -> String? {
        TimeText.milliseconds(of: text).flatMap(TimeText.format)
    }
}
