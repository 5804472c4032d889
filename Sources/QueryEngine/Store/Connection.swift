internal import CSQLite

/// A connection to a database of its own in memory, or in a temporary file where it grows too large for that.
///
/// Confined: whoever owns it uses it from one thread at a time, save `interrupt`.
final class Connection {
    /// What sorting takes of memory before it goes on in a file, in kilobytes: more makes it hardly faster.
    private static let sortingMemory = 16 << 10

    let handle: OpaquePointer
    /// What the rows may take of memory, in kilobytes; nil for any amount.
    private let rowMemory: Int?

    /// Opens an empty database.
    ///
    /// - Parameter maximumMemory: what it may take of memory, in bytes; nil for any amount. At least a half is for the
    ///   rows; what is more goes to files that have no name as soon as SQLite has opened them.
    /// - Throws: what SQLite says.
    init(maximumMemory: Int? = nil) throws(SQLiteError) {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
        let status =
            maximumMemory == nil
            ? sqlite3_open_v2(":memory:", &opened, flags | SQLITE_OPEN_MEMORY, nil)
            : sqlite3_open_v2("", &opened, flags, nil)
        guard status == SQLITE_OK, let opened else {
            sqlite3_close_v2(opened)
            throw SQLiteError(code: status, message: "SQLite cannot open a database in memory", offset: nil)
        }
        handle = opened
        rowMemory = maximumMemory.map { max(1, $0 / 2048) }
        _ = sqlite3_extended_result_codes(handle, 1)
        try check(esmql_forbid_double_quoted_strings(handle))
        guard let rowMemory else { return }
        try execute(
            "pragma cache_size = -\(rowMemory); pragma journal_mode = memory; pragma temp_store = file")
        // At the end of each transaction SQLite walks over all pages that were changed: there is only one.
        try execute("begin")
    }

    /// To be called when all rows are there: sorting takes as much memory as it needs, and no more.
    func endStoring() throws(SQLiteError) {
        // SQLite has one figure for both, and rows that went to the file need the memory to be read.
        guard let rowMemory, rowMemory > Self.sortingMemory, spilledPages == 0 else { return }
        try execute("pragma cache_size = -\(Self.sortingMemory)")
    }

    /// How much memory the pages take, in bytes.
    var pageMemory: Int { statusFigure(SQLITE_DBSTATUS_CACHE_USED) }

    /// How often pages went to the temporary file because memory was short.
    var spilledPages: Int { statusFigure(SQLITE_DBSTATUS_CACHE_SPILL) }

    private func statusFigure(_ figure: Int32) -> Int {
        var (current, highest): (Int32, Int32) = (0, 0)
        sqlite3_db_status(handle, figure, &current, &highest, 0)
        return Int(current)
    }

    /// Opens the database of a file for reading.
    init(readingFile path: String) throws(SQLiteError) {
        var opened: OpaquePointer?
        let status = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
        guard status == SQLITE_OK, let opened else {
            let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            sqlite3_close_v2(opened)
            throw SQLiteError(code: status, message: message, offset: nil)
        }
        handle = opened
        rowMemory = nil
    }

    /// Opens the database of a file, which is made where there is none, for writing.
    init(writingFile path: String) throws(SQLiteError) {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
        let status = sqlite3_open_v2(path, &opened, flags, nil)
        guard status == SQLITE_OK, let opened else {
            let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            sqlite3_close_v2(opened)
            throw SQLiteError(code: status, message: message, offset: nil)
        }
        handle = opened
        rowMemory = nil
    }

    deinit {
        sqlite3_close_v2(handle)
    }

    /// Runs statements that have no rows.
    func execute(_ sql: String) throws(SQLiteError) {
        try check(sqlite3_exec(handle, sql, nil, nil, nil))
    }

    /// Throws what SQLite says of the last call where `status` is a failure.
    func check(_ status: Int32) throws(SQLiteError) {
        guard status == SQLITE_OK || status == SQLITE_DONE || status == SQLITE_ROW else { throw lastError() }
    }

    /// What SQLite says of the last call.
    func lastError() -> SQLiteError {
        let offset = Int(sqlite3_error_offset(handle))
        return SQLiteError(
            code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)),
            offset: offset < 0 ? nil : offset)
    }

    /// A handle by which any thread can stop what runs on this connection.
    func makeInterrupter() -> Interrupter { Interrupter(handle) }
}
