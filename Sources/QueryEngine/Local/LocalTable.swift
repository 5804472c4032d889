/// A table whose rows are there already: a snapshot of a query, or a file that was read.
struct LocalTable: TableProvider {
    /// How many rows a page has.
    private static let pageSize = 1000

    let schema: TableSchema
    /// The rows, as many values each as the schema has columns.
    let rows: [[Value]]

    /// A table of rows.
    ///
    /// - Parameters:
    ///   - name: the table's name.
    ///   - columns: its columns.
    ///   - summary: what it holds.
    ///   - rows: as many values each as there are columns.
    ///   - rowIDs: the rows' numbers, which `rowid` names; 1, 2, 3 … where none are given.
    init(name: String, columns: [Column], summary: LocalizedText, rows: [[Value]], rowIDs: [Int64]? = nil) {
        var columns = columns
        var rows = rows
        if !columns.contains(where: { $0.name.asciiLowercased == "rowid" }) {
            columns.append(
                Column(
                    "rowid", .integer, wire: ["_rowid_", "oid"], source: ColumnSource.none, isHidden: true,
                    summary: LocalizedText("the row's number", chinese: "行号")))
            for index in rows.indices { rows[index].append(.integer(rowIDs?[index] ?? Int64(index + 1))) }
        }
        schema = TableSchema(name: name, columns: columns, summary: summary)
        self.rows = rows
    }

    /// The table under another name.
    func named(_ name: String) -> LocalTable {
        LocalTable(schema: schema, rows: rows, name: name)
    }

    private init(schema: TableSchema, rows: [[Value]], name: String) {
        var schema = schema
        schema.name = name
        self.schema = schema
        self.rows = rows
    }

    func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
        LocalPages(rows: rows, columns: request.columns, size: Self.pageSize)
    }

    func count(of request: ScanRequest) async throws -> Int? { rows.count }

    var cost: ScanCost { .free }

    func requestLine(for request: ScanRequest) -> String {
        "none: \(rows.count) row\(rows.count == 1 ? "" : "s") in memory"
    }
}

/// Rows in memory, some at a time.
private struct LocalPages: AsyncSequence, Sendable {
    typealias Element = Page
    typealias Failure = any Error

    let rows: [[Value]]
    let columns: [Int]
    let size: Int

    func makeAsyncIterator() -> Iterator { Iterator(source: self) }

    struct Iterator: AsyncIteratorProtocol {
        let source: LocalPages
        private var position = 0

        init(source: LocalPages) {
            self.source = source
        }

        mutating func next(isolation actor: isolated (any Actor)?) async throws -> Page? {
            guard position < source.rows.count else { return nil }
            let end = Swift.min(position + source.size, source.rows.count)
            let page = source.rows[position..<end].map { row in source.columns.map { row[$0] } }
            defer { position = end }
            return Page(
                .rows(page), total: source.rows.count, fetchedAt: 0, label: "rows from \(position + 1)")
        }
    }
}
