import CSQLite

/// Databases for tests.
enum SQLiteSample {
    /// Why a database could not be written.
    struct Failure: Error {
        let status: Int32
    }

    /// Writes a database of these statements to a file.
    static func write(_ statements: String, to path: String) throws {
        var database: OpaquePointer?
        defer { sqlite3_close_v2(database) }
        for status in [sqlite3_open(path, &database), sqlite3_exec(database, statements, nil, nil, nil)]
        where status != SQLITE_OK {
            throw Failure(status: status)
        }
    }
}
