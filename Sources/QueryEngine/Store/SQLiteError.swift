internal import CSQLite

/// What SQLite said of a failed call.
struct SQLiteError: Error, Sendable, CustomStringConvertible {
    /// SQLite's extended result code.
    var code: Int32
    /// SQLite's message.
    var message: String
    /// The offset in the SQL text that the error is about, where SQLite knows it.
    var offset: Int?

    var description: String { message }
}

extension SQLiteError {
    /// Whether the statement was stopped on purpose.
    var isInterrupt: Bool { code & 0xFF == SQLITE_INTERRUPT }
    /// Whether memory ran out.
    var isOutOfMemory: Bool { code & 0xFF == SQLITE_NOMEM }
    /// Whether the temporary file cannot be made, written or read.
    var isOfFile: Bool { [SQLITE_FULL, SQLITE_IOERR, SQLITE_CANTOPEN].contains(code & 0xFF) }
}
