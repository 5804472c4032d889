internal import CSQLite

/// Inserts rows into one table, ten to a statement.
///
/// A row is put together in the cells and ended with `endRow`; what its cells point at has to stay in place
/// until it is written, or is copied into `arena`. A page's rows are one transaction: without it SQLite would
/// begin and end one for every statement, which costs a fifth of the inserting.
final class RowInserter {
    /// How many rows go into one `VALUES`: fewer statements to step, and beyond ten nothing is gained.
    static let batch = 10

    /// How many columns a row has.
    let width: Int
    /// Memory for bytes that are not in the page; emptied when rows are written.
    let arena = ByteArena()
    /// The cells of a batch, row by row, NULL where nothing was put.
    let cells: UnsafeMutablePointer<Cell>

    private let table: String
    private let connection: Connection
    /// Compiled for the first page: a query that is only explained, or has no rows, needs none of them.
    private var statements: Statements?
    /// Whether the transaction that is under way is that of a page.
    private var hasBegun = false
    private var pending = 0

    private struct Statements {
        let many: PreparedStatement
        let one: PreparedStatement
        let begin: PreparedStatement
        let commit: PreparedStatement
    }

    /// An inserter for all columns of a table, `width` of them.
    init(table: String, width: Int, on connection: Connection) {
        self.table = table
        self.connection = connection
        self.width = width
        cells = .allocate(capacity: width * Self.batch)
        cells.initialize(repeating: .null, count: width * Self.batch)
    }

    deinit {
        cells.deallocate()
    }

    /// Begins to insert the rows of a page, in a transaction of its own where none is under way.
    func beginPage() throws(SQLiteError) {
        hasBegun = sqlite3_get_autocommit(connection.handle) != 0
        if hasBegun { try run(prepared().begin) }
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
        let row = cells + pending * width
        for (column, value) in values.enumerated() { row[column] = cell(value) }
        pending += 1
        guard pending == Self.batch else { return }
        pending = 0
        try write(rows: Self.batch)
    }

    /// Inserts the first rows of the cells and makes all of them NULL again.
    func write(rows: Int) throws(SQLiteError) {
        let statements = try prepared()
        if rows == Self.batch {
            try insert(by: statements.many, from: 0, count: width * Self.batch)
        } else {
            for row in 0..<rows { try insert(by: statements.one, from: row * width, count: width) }
        }
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

    private func prepared() throws(SQLiteError) -> Statements {
        if let statements { return statements }
        let row = "(" + Array(repeating: "?", count: width).joined(separator: ",") + ")"
        let insert = "insert into \(table.quotedIdentifier) values "
        let rows = Array(repeating: row, count: Self.batch).joined(separator: ",")
        let prepared = Statements(
            many: try PreparedStatement(insert + rows, on: connection),
            one: try PreparedStatement(insert + row, on: connection),
            begin: try PreparedStatement("begin", on: connection),
            commit: try PreparedStatement("commit", on: connection))
        statements = prepared
        return prepared
    }

    private func clear(rows: Int) {
        cells.update(repeating: .null, count: rows * width)
        arena.reset()
    }

    private func insert(
        by statement: PreparedStatement, from start: Int, count: Int
    ) throws(SQLiteError) {
        let status = esmql_insert_cells(statement.handle, cells + start, Int32(truncatingIfNeeded: count))
        guard status == SQLITE_DONE else { throw connection.lastError() }
    }

    private func run(_ statement: PreparedStatement) throws(SQLiteError) {
        _ = try statement.step()
        statement.reset()
    }
}
