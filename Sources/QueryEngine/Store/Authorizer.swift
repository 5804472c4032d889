internal import CSQLite

/// What the statements of users may do on a connection: read, and call functions.
///
/// The parser refuses everything else already; this is the second lock on the same door.
enum Authorizer {
    /// From now on the connection compiles nothing but queries.
    static func allowOnlyReading(on connection: Connection) throws(SQLiteError) {
        let callback:
            @convention(c) (
                UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
                UnsafePointer<CChar>?, UnsafePointer<CChar>?
            ) -> Int32 = { _, action, _, function, _, _ in
                switch action {
                case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: return SQLITE_OK
                case SQLITE_FUNCTION:
                    // The one function that reaches outside of the process.
                    guard let function, String(cString: function).asciiLowercased == "load_extension" else {
                        return SQLITE_OK
                    }
                    return SQLITE_DENY
                default: return SQLITE_DENY
                }
            }
        try connection.check(sqlite3_set_authorizer(connection.handle, callback, nil))
    }

    /// Lifts the restriction, for the engine's own statements.
    static func allowAll(on connection: Connection) throws(SQLiteError) {
        try connection.check(sqlite3_set_authorizer(connection.handle, nil, nil))
    }
}
