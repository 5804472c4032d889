internal import QueryEngine

/// A column of an answer of the server.
package struct PostgreSQLColumn: Sendable, Hashable {
    /// The name.
    package var name: String
    /// The number of its type in the server's catalogue (`pg_type.oid`).
    package var type: UInt32

    /// A column.
    package init(name: String, type: UInt32) {
        self.name = name
        self.type = type
    }

    /// The value of a cell, as SQLite would have it.
    ///
    /// Whole numbers are integers, truth values 0 and 1, times the text of `TimeText`; whatever else the server has is the
    /// text that it writes.
    /// - Parameter bytes: the cell as the server writes it; times in UTC and the style ISO.
    /// - Returns: the value.
    func value(_ bytes: UnsafeBufferPointer<UInt8>) -> Value {
        let text = { String(decoding: bytes, as: UTF8.self) }
        switch type {
        case Self.boolean: return .integer(bytes.first == UInt8(ascii: "t") ? 1 : 0)
        case Self.smallint, Self.integer, Self.bigint, Self.oid:
            return Int64(text()).map(Value.integer) ?? .text(text())
        case Self.real, Self.double: return Double(text()).map(Value.real) ?? .text(text())
        case Self.numeric:
            let digits = text()
            if let whole = Int64(digits) { return .integer(whole) }
            return Double(digits).map(Value.real) ?? .text(digits)
        case Self.timestamp, Self.timestamptz: return .text(Self.time(text()))
        case Self.bytea: return .blob(Self.unescaped(bytes))
        default: return .text(text())
        }
    }

    /// A time without its zone, which is UTC, and with three digits of milliseconds or none.
    private static func time(_ text: String) -> String {
        var time = text.hasSuffix("+00") ? String(text.dropLast(3)) : text
        guard let point = time.utf8.firstIndex(of: UInt8(ascii: ".")) else { return time }
        let digits = time.utf8.distance(from: point, to: time.utf8.endIndex) - 1
        if digits < 3 { time += String(repeating: "0", count: 3 - digits) }
        return time
    }

    /// The bytes of the form `\x01ff`.
    private static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        func digit(_ byte: UInt8) -> UInt8 { byte & 0xF + (byte >> 6) * 9 }
        return stride(from: 2, to: bytes.count - 1, by: 2).map {
            digit(bytes[$0]) << 4 | digit(bytes[$0 + 1])
        }
    }

    // The numbers of PostgreSQL's own types never change: pg_type.dat.
    private static let boolean: UInt32 = 16
    private static let bytea: UInt32 = 17
    private static let bigint: UInt32 = 20
    private static let smallint: UInt32 = 21
    private static let integer: UInt32 = 23
    private static let oid: UInt32 = 26
    private static let real: UInt32 = 700
    private static let double: UInt32 = 701
    private static let timestamp: UInt32 = 1114
    private static let timestamptz: UInt32 = 1184
    private static let numeric: UInt32 = 1700
}
