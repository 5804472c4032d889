internal import CSQLite

/// A prepared statement of a connection, confined like it.
final class PreparedStatement {
    let handle: OpaquePointer
    private let connection: Connection

    /// Compiles the one statement of a text.
    init(_ sql: String, on connection: Connection) throws(SQLiteError) {
        self.connection = connection
        var compiled: OpaquePointer?
        var text = sql
        let status = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                sqlite3_prepare_v2(
                    connection.handle, characters.baseAddress, Int32(clamping: characters.count), &compiled,
                    nil)
            }
        }
        try connection.check(status)
        guard let compiled else {
            throw SQLiteError(code: SQLITE_MISUSE, message: "there is no statement to run", offset: nil)
        }
        handle = compiled
    }

    deinit {
        sqlite3_finalize(handle)
    }

    /// The names of the result's columns.
    var columnNames: [String] {
        (0..<sqlite3_column_count(handle)).map { index in
            sqlite3_column_name(handle, index).map { String(cString: $0) } ?? ""
        }
    }

    /// The declared types of the result's columns, nil for expressions.
    var declaredTypes: [String?] {
        (0..<sqlite3_column_count(handle)).map { index in
            sqlite3_column_decltype(handle, index).map { String(cString: $0) }
        }
    }

    /// Whether running the statement leaves every database as it was.
    var isReadOnly: Bool { sqlite3_stmt_readonly(handle) != 0 }

    /// The collation of the table's column that a result column passes on, through views too; nil for others.
    func collation(_ index: Int32) -> String? {
        guard let table = sqlite3_column_table_name(handle, index),
            let column = sqlite3_column_origin_name(handle, index)
        else { return nil }
        var collation: UnsafePointer<CChar>?
        let status = sqlite3_table_column_metadata(
            sqlite3_db_handle(handle), nil, table, column, nil, &collation, nil, nil, nil)
        return status == SQLITE_OK ? collation.map { String(cString: $0) } : nil
    }

    /// How many parameters the statement has: the largest number among them.
    var parameterCount: Int { Int(sqlite3_bind_parameter_count(handle)) }

    /// The name of the parameter of a number, counted from 1; nil for `?`.
    func parameterName(_ index: Int) -> String? {
        sqlite3_bind_parameter_name(handle, Int32(index)).map { String(cString: $0) }
    }

    /// Binds a value to the parameter of a number, counted from 1.
    ///
    /// A length beyond 32 bits is cut to the largest one, which SQLite refuses as too big.
    func bind(_ value: Value, at index: Int) throws(SQLiteError) {
        let position = Int32(index)
        switch value {
        case .null: try connection.check(sqlite3_bind_null(handle, position))
        case .integer(let integer): try connection.check(sqlite3_bind_int64(handle, position, integer))
        case .real(let real): try connection.check(sqlite3_bind_double(handle, position, real))
        case .text(let text):
            var text = text
            let status = text.withUTF8 { bytes in
                // An empty buffer may have no address, which SQLite would take for NULL.
                withUnsafePointer(to: 0 as UInt8) { empty in
                    esmql_bind_copied_text(
                        handle, position, bytes.baseAddress ?? empty, Int32(clamping: bytes.count))
                }
            }
            try connection.check(status)
        case .blob(let blob):
            let status = blob.withUnsafeBufferPointer { bytes in
                withUnsafePointer(to: 0 as UInt8) { empty in
                    esmql_bind_copied_blob(
                        handle, position, bytes.baseAddress ?? empty, Int32(clamping: bytes.count))
                }
            }
            try connection.check(status)
        }
    }

    /// Goes on to the next row; false where there is none.
    func step() throws(SQLiteError) -> Bool {
        let status = sqlite3_step(handle)
        if status == SQLITE_ROW { return true }
        guard status == SQLITE_DONE else { throw connection.lastError() }
        return false
    }

    /// Makes the statement ready to run again; its bindings stay.
    func reset() {
        sqlite3_reset(handle)
    }

    /// The values of the current row.
    func row() -> Row {
        Row((0..<sqlite3_column_count(handle)).map(value))
    }

    /// The value of the current row's column at `index`, counted from 0.
    func value(_ index: Int32) -> Value {
        switch sqlite3_column_type(handle, index) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, index))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, index))
        case SQLITE_TEXT:
            // The pointer first: asking for the length first could convert the value.
            let bytes = sqlite3_column_text(handle, index)
            let count = Int(sqlite3_column_bytes(handle, index))
            return .text(
                String(
                    decoding: UnsafeBufferPointer(start: bytes, count: bytes == nil ? 0 : count),
                    as: UTF8.self))
        case SQLITE_BLOB:
            let bytes = sqlite3_column_blob(handle, index)
            let count = Int(sqlite3_column_bytes(handle, index))
            return .blob([UInt8](UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count)))
        default: return .null
        }
    }
}
