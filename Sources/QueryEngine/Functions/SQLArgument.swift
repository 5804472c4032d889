internal import CSQLite

/// An argument of an SQL function.
struct SQLArgument {
    private let handle: OpaquePointer

    init(_ handle: OpaquePointer) {
        self.handle = handle
    }

    /// Whether it is NULL.
    var isNull: Bool { sqlite3_value_type(handle) == SQLITE_NULL }

    /// Whether it is text.
    var isText: Bool { sqlite3_value_type(handle) == SQLITE_TEXT }

    /// Whether it is a number.
    var isNumber: Bool {
        let type = sqlite3_value_numeric_type(handle)
        return type == SQLITE_INTEGER || type == SQLITE_FLOAT
    }

    /// The argument as a double, converted as SQLite does.
    var double: Double { sqlite3_value_double(handle) }

    /// The argument as text, converted as SQLite does; nil for NULL.
    var text: String? {
        guard !isNull, let bytes = sqlite3_value_text(handle) else { return nil }
        let count = Int(sqlite3_value_bytes(handle))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// The arguments of a call.
    static func all(_ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?) -> [SQLArgument] {
        (0..<Int(count)).compactMap { values?[$0] }.map(SQLArgument.init)
    }
}
