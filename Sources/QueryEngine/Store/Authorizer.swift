internal import CSQLite

/// What the text of users may do on a connection: read, and call functions.
///
/// The parser refuses everything else already; this is the second lock on the same door. It is closed while
/// their text is compiled, and open for the engine's own statements, which SQLite may compile anew at any time.
final class Authorizer {
    private var isClosed = false
    /// Calls of the table-valued functions that texts may name and none has named yet, by name.
    private var undeclared = [
        "json_each": "json_each('[]')", "json_tree": "json_tree('[]')",
        "generate_series": "generate_series(1)",
    ]

    /// An open lock on a connection, which must not outlive it.
    init(on connection: Connection) throws(SQLiteError) {
        let callback:
            @convention(c) (
                UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
                UnsafePointer<CChar>?, UnsafePointer<CChar>?
            ) -> Int32 = { context, action, table, function, _, _ in
                guard let context, Unmanaged<Authorizer>.fromOpaque(context).takeUnretainedValue().isClosed
                else {
                    return SQLITE_OK
                }
                switch action {
                case SQLITE_SELECT, SQLITE_RECURSIVE: return SQLITE_OK
                case SQLITE_READ:
                    // SQLite's own tables have the prefix to themselves.
                    let isOwn = table.map { String(cString: $0).asciiLowercased.hasPrefix("sqlite_") }
                    return isOwn == true ? SQLITE_DENY : SQLITE_OK
                case SQLITE_FUNCTION:
                    // The one function that reaches outside of the process.
                    guard let function, String(cString: function).asciiLowercased != "load_extension" else {
                        return SQLITE_DENY
                    }
                    return SQLITE_OK
                default: return SQLITE_DENY
                }
            }
        let context = Unmanaged.passUnretained(self).toOpaque()
        try connection.check(sqlite3_set_authorizer(connection.handle, callback, context))
    }

    /// Compiles text of users.
    ///
    /// - Throws: what SQLite says of the text; SQLITE_AUTH where it does more than read.
    func compile(_ sql: String, on connection: Connection) throws(SQLiteError) -> PreparedStatement {
        try declareFunctions(named: sql, on: connection)
        isClosed = true
        defer { isClosed = false }
        let statement = try PreparedStatement(sql, on: connection)
        // VACUUM INTO writes a file and asks for no leave when it is compiled.
        guard statement.isReadOnly else {
            throw SQLiteError(code: SQLITE_AUTH, message: "not authorized", offset: nil)
        }
        return statement
    }

    /// Makes the table-valued functions known that a text names.
    ///
    /// Such a function declares its table when a connection first names it, which the lock would refuse.
    private func declareFunctions(named sql: String, on connection: Connection) throws(SQLiteError) {
        for (name, call) in undeclared where sqlite3_strlike("%\(name)%", sql, 0) == 0 {
            // It is not there on a connection without the engine's own functions.
            _ = try? PreparedStatement("select 1 from \(call)", on: connection)
            undeclared[name] = nil
        }
    }
}
