internal import CSQLite

/// Inserts rows into one table, a hundred to a statement, which reads them as the rows of another table.
///
/// A row is put together in the cells; what its cells point at has to stay in place until it is written, or is
/// copied into `arena`. A page's rows are one transaction: without it SQLite would begin and end one for every
/// statement.
final class RowInserter {
    /// How many rows go into one statement: with more of them nothing is gained.
    static let batch = 100

    /// How many columns a row has.
    let width: Int
    /// Memory for bytes that are not in the page; emptied when rows are written.
    let arena = ByteArena()

    private let table: String
    private let connection: Connection
    /// Made for the first page: a query that is only explained, or has no rows, needs none of it.
    private var way: Way?
    /// Whether the transaction that is under way is that of a page.
    private var hasBegun = false
    private var pending = 0

    /// The cells and the statements that take them into the table.
    private struct Way {
        /// Belongs to the connection.
        let rows: UnsafeMutablePointer<esmql_cell_rows>
        let insert: PreparedStatement
        let begin: PreparedStatement
        let commit: PreparedStatement
    }

    /// An inserter for all columns of a table, `width` of them.
    init(table: String, width: Int, on connection: Connection) {
        self.table = table
        self.connection = connection
        self.width = width
    }

    /// Begins to insert the rows of a page, in a transaction of its own where none is under way.
    ///
    /// - Returns: the cells of a batch, row by row, NULL where nothing was put.
    @discardableResult
    func beginPage() throws(SQLiteError) -> UnsafeMutablePointer<Cell> {
        let way = try prepared()
        hasBegun = sqlite3_get_autocommit(connection.handle) != 0
        if hasBegun { try run(way.begin) }
        return way.rows.pointee.cells
    }

    /// Writes what is pending and ends the page; afterwards nothing points into it any more.
    func endPage() throws(SQLiteError) {
        try write(rows: pending)
        pending = 0
        if hasBegun { try run(prepared().commit) }
        hasBegun = false
    }

    /// Forgets the page.
    func discardPage() {
        pending = 0
        clear(rows: Self.batch)
        // After an interrupt SQLite has done so by itself.
        let isUnderWay = hasBegun && sqlite3_get_autocommit(connection.handle) == 0
        hasBegun = false
        if isUnderWay { try? connection.execute("rollback") }
    }

    /// Inserts a row of values.
    func insert(_ values: some Collection<Value>) throws(SQLiteError) {
        let row = try prepared().rows.pointee.cells + pending * width
        for (column, value) in values.enumerated() { row[column] = cell(value) }
        pending += 1
        guard pending == Self.batch else { return }
        pending = 0
        try write(rows: Self.batch)
    }

    /// Inserts the first rows of the cells and makes them NULL again.
    func write(rows: Int) throws(SQLiteError) {
        guard rows > 0 else { return }
        let way = try prepared()
        way.rows.pointee.rows = Int32(rows)
        try run(way.insert)
        clear(rows: rows)
    }

    /// The cell of a value, its bytes copied into the arena.
    func cell(_ value: Value) -> Cell {
        switch value {
        case .null: .null
        case .integer(let integer): .integer(integer)
        case .real(let real): .real(real)
        case .text(let text): .text(arena.copy(text.utf8))
        case .blob(let blob): .blob(arena.copy(blob))
        }
    }

    private func prepared() throws(SQLiteError) -> Way {
        if let way { return way }
        let source = "rows of \(table)"
        guard
            let rows = esmql_register_cell_rows(
                connection.handle, source, Int32(clamping: width), Int32(Self.batch))
        else { throw SQLiteError(code: SQLITE_NOMEM, message: "out of memory", offset: nil) }
        let insert = "insert into \(table.quotedIdentifier) select * from \(source.quotedIdentifier)"
        let prepared = Way(
            rows: rows,
            insert: try PreparedStatement(insert, on: connection),
            begin: try PreparedStatement("begin", on: connection),
            commit: try PreparedStatement("commit", on: connection))
        way = prepared
        return prepared
    }

    private func clear(rows: Int) {
        way?.rows.pointee.cells.update(repeating: .null, count: rows * width)
        arena.reset()
    }

    private func run(_ statement: PreparedStatement) throws(SQLiteError) {
        defer { statement.reset() }
        _ = try statement.step()
    }
}
