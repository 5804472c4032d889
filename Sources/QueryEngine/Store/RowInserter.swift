internal import CSQLite

/// Inserts rows into one table, ten to a statement.
///
/// A row is put together in `cells` and ended with `endRow`; what its cells point at has to stay in place
/// until `flush`, or is copied into `arena`.
final class RowInserter {
    /// How many rows go into one `VALUES`: fewer statements to step, and beyond ten nothing is gained.
    private static let batch = 10

    /// How many columns a row has.
    let width: Int
    /// Memory for bytes that are not in the page; emptied by `flush`.
    let arena = ByteArena()

    private let connection: Connection
    private let many: PreparedStatement
    private let one: PreparedStatement
    private let cells: UnsafeMutableBufferPointer<Cell>
    private var pending = 0

    /// An inserter for all columns of a table, `width` of them.
    init(table: String, width: Int, on connection: Connection) throws(SQLiteError) {
        self.connection = connection
        self.width = width
        let row = "(" + Array(repeating: "?", count: width).joined(separator: ",") + ")"
        let insert = "insert into \(table.quotedIdentifier) values "
        many = try PreparedStatement(
            insert + Array(repeating: row, count: Self.batch).joined(separator: ","), on: connection)
        one = try PreparedStatement(insert + row, on: connection)
        cells = .allocate(capacity: width * Self.batch)
        cells.initialize(repeating: .null)
    }

    deinit {
        cells.deallocate()
    }

    /// The cell of the row being put together, by the column's index.
    subscript(column: Int) -> Cell {
        get { cells[pending * width + column] }
        set { cells[pending * width + column] = newValue }
    }

    /// Ends the row; every tenth one writes.
    func endRow() throws(SQLiteError) {
        pending += 1
        if pending == Self.batch {
            try run(many, from: 0, rows: Self.batch)
            restart()
        }
    }

    /// Writes what is pending; afterwards nothing points into a page any more.
    func flush() throws(SQLiteError) {
        for row in 0..<pending { try run(one, from: row, rows: 1) }
        restart()
    }

    /// Forgets what is pending.
    func discard() {
        restart()
    }

    /// Inserts a row of values.
    func insert(_ values: some Collection<Value>) throws(SQLiteError) {
        for (column, value) in values.enumerated() { self[column] = cell(value) }
        try endRow()
    }

    /// The cell of a value, its bytes copied into the arena.
    func cell(_ value: Value) -> Cell {
        switch value {
        case .null: .null
        case .integer(let integer): .integer(integer)
        case .real(let real): .real(real)
        case .text(let text): .text(arena.copy(Array(text.utf8)))
        case .blob(let blob): .blob(arena.copy(blob))
        }
    }

    private func restart() {
        cells.update(repeating: .null)
        pending = 0
        arena.reset()
    }

    private func run(_ statement: PreparedStatement, from row: Int, rows: Int) throws(SQLiteError) {
        let handle = statement.handle
        let start = row * width
        for index in 0..<rows * width {
            let cell = cells[start + index]
            let position = Int32(truncatingIfNeeded: index + 1)
            let status =
                switch cell.kind {
                case .null: sqlite3_bind_null(handle, position)
                case .integer: sqlite3_bind_int64(handle, position, cell.payload)
                case .real:
                    sqlite3_bind_double(
                        handle, position, Double(bitPattern: UInt64(bitPattern: cell.payload)))
                case .text: esmql_bind_static_text(handle, position, cell.address, cell.count)
                case .blob: esmql_bind_copied_blob(handle, position, cell.address, cell.count)
                }
            guard status == SQLITE_OK else { throw connection.lastError() }
        }
        let status = sqlite3_step(handle)
        guard status == SQLITE_DONE else {
            let error = connection.lastError()
            sqlite3_reset(handle)
            throw error
        }
        sqlite3_reset(handle)
    }
}
