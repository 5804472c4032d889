/// The table of a connection that holds the rows of a scan.
final class TwinTable {
    /// The name in the store.
    let name: String
    private let inserter: RowInserter
    private let decoder: PageDecoder
    private let width: Int
    /// The places of the columns that take values of rows.
    private let places: [Int]
    private let timeColumn: String?
    private let connection: Connection
    private let names: Set<String>
    /// What providers of rows could not read.
    private var told: [UnreadableValues] = []

    /// Creates the table for the columns that a scan needs.
    ///
    /// It has no index and no key, and what is the same in all rows takes no room in it. Where no column takes
    /// values there is one without a meaning, named after the table so that no NATURAL JOIN finds it elsewhere.
    init(
        name: String, columns: [StoredColumn], timeColumn: String? = nil, on connection: Connection
    ) throws(SQLiteError) {
        self.timeColumn = timeColumn
        self.name = name
        self.connection = connection
        width = columns.count
        names = Set(columns.map(\.column.name))
        places = columns.indices.filter { columns[$0].constant == nil }
        var declarations = columns.map(\.declaration)
        if places.isEmpty { declarations.append(name.quotedIdentifier) }
        try connection.execute(
            "create table \(name.quotedIdentifier) (\(declarations.joined(separator: ", ")))")
        inserter = RowInserter(table: name, width: max(1, places.count), on: connection)
        decoder = PageDecoder(columns: places.map { columns[$0].column })
    }

    /// Stores the rows of a page of some times and answers how many the page has.
    func insert(_ page: Page, of request: ScanRequest, times: KeptTimes? = nil) throws(PageError) -> Int {
        guard let times, let timeColumn else { return try insertAll(page, of: request) }
        do {
            let before = try lastRow()
            let count = try insertAll(page, of: request)
            try connection.execute(
                "delete from \(name.quotedIdentifier) where rowid > \(before) and "
                    + "(\(times.condition(on: timeColumn))) is not true")
            return count
        } catch { throw PageError(error, item: nil) }
    }

    private func lastRow() throws(SQLiteError) -> Int64 {
        let statement = try PreparedStatement(
            "select max(rowid) from \(name.quotedIdentifier)", on: connection)
        guard try statement.step(), case .integer(let row) = statement.value(0) else { return 0 }
        return row
    }

    /// Stores the rows of a page and answers how many they were.
    private func insertAll(_ page: Page, of request: ScanRequest) throws(PageError) -> Int {
        switch page.content {
        case .json(let bytes, let items):
            let context = PageContext(
                parameters: request.parameters.merging(page.parameters) { $1 }, window: request.window,
                fetchedAt: page.fetchedAt,
                requestID: page.requestID)
            return try decoder.decode(
                bytes, items: items, isUTF8: page.isUTF8, context: context, into: inserter)
        case .rows(let rows):
            if let wrong = rows.firstIndex(where: { $0.count != width }) {
                throw PageError.wrongWidth(item: wrong + 1)
            }
            do { try insert(rows) } catch { throw PageError(error, item: rows.count) }
            note(page.unreadable)
            return rows.count
        }
    }

    /// Stores rows that have a value for each column of the table.
    func insert(_ rows: [[Value]]) throws(SQLiteError) {
        do {
            try inserter.beginPage()
            for row in rows { try inserter.insert(places.count == row.count ? row : places.map { row[$0] }) }
            try inserter.endPage()
        } catch {
            inserter.discardPage()
            throw error
        }
    }

    /// Removes all rows.
    func clear() throws(SQLiteError) {
        try connection.execute("delete from \(name.quotedIdentifier)")
    }

    /// What could not be read so far: a column's name, how many values, the first of them.
    var unreadable: [(column: String, count: Int, example: String)] {
        decoder.unreadable + told.map { ($0.column, $0.count, $0.example) }
    }

    /// Adds up what providers of rows could not read.
    private func note(_ values: [UnreadableValues]) {
        for value in values where names.contains(value.column) {
            if let index = told.firstIndex(where: { $0.column == value.column }) {
                told[index].count += value.count
            } else {
                told.append(value)
            }
        }
    }
}

/// A column as it is kept in the store.
struct StoredColumn {
    /// The name in the store.
    var name: String
    /// What the column is.
    var column: Column
    /// The text that it has in all rows; nil where each has its own value.
    var constant: String?

    /// The column in the definition of a table.
    var declaration: String {
        let type = column.declaration ?? column.type.declaration
        let collation = column.enumeration == nil ? "" : " collate nocase"
        let value = constant.map { " generated always as (\($0.quotedLiteral)) virtual" } ?? ""
        return "\(name.quotedIdentifier) \(type)\(collation)\(value)"
    }
}
