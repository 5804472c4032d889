@testable import QueryEngine

/// A twin table of columns in a store of its own, filled with pages of JSON text.
struct StoreTable {
    let connection: Connection
    let twin: TwinTable

    init(_ columns: [Column], name: String = "t") throws {
        connection = try Connection()
        twin = try TwinTable(
            name: name, columns: columns.map { StoredColumn(name: $0.name, column: $0) }, on: connection)
    }

    /// Stores a page that is an array of items, and answers how many they were.
    @discardableResult
    func insert(_ items: String, request: ScanRequest = ScanRequest(columns: [])) throws(PageError) -> Int {
        try insert(Array(items.utf8), request: request)
    }

    /// Stores a page that is an array of items, and answers how many they were.
    @discardableResult
    func insert(_ items: [UInt8], request: ScanRequest = ScanRequest(columns: [])) throws(PageError) -> Int {
        try twin.insert(Page(.json(items, items: 0..<items.count), fetchedAt: 0), of: request)
    }

    /// The message of the error that a page gives, nil where it is stored.
    func refusal(_ items: String) -> String? {
        do throws(PageError) {
            try insert(items)
            return nil
        } catch { return error.message }
    }

    /// All rows, in the order of their insertion.
    func rows(_ list: String = "*") throws -> [[Value]] {
        let statement = try PreparedStatement(
            "select \(list) from \(twin.name.quotedIdentifier) order by rowid", on: connection)
        var rows: [[Value]] = []
        while try statement.step() { rows.append(statement.row().values) }
        return rows
    }
}
