import ESMQL

/// An answer that was saved in a file by an earlier run.
struct SavedAnswer {
    /// The answer.
    let answer: Answer
    /// Whether the file knows no types and writes NULL as an empty field: CSV.
    let isUntyped: Bool

    /// Reads a file: CSV, JSON, NDJSON, or an SQLite database with one table.
    ///
    /// - Throws: a `QueryError` that says what is wrong with it.
    init(path: String) async throws {
        let tables = try LocalFiles.tables([LocalFiles.Attachment(path: path, name: "previous")])
        guard tables.count == 1, let table = tables.first else {
            throw QueryError(
                .configuration, code: "file", message: "\(path) has \(tables.count) tables, one is needed")
        }
        let session = Session(localTables: tables)
        let name = table.schema.name.replacing("\"", with: "\"\"")
        let result = try await session.query("select * from \(identifier: name)")
        answer = Answer(columns: result.columns, rows: try await result.allRows())
        let ending = path.lowercased()
        isUntyped = ![".json", ".jsonl", ".ndjson", ".db", ".sqlite", ".sqlite3"].contains(
            where: ending.hasSuffix)
    }

    /// A value as it compares with others: numbers by what they are, and in CSV a NULL like an empty text.
    func comparable(_ value: Value) -> Value {
        switch value {
        case .real(let number): return Self.whole(number).map { .integer($0) } ?? value
        case .text(let text) where isUntyped:
            if text.isEmpty { return .null }
            if let number = Int64(text) { return .integer(number) }
            if let number = Double(text), number.isFinite {
                return Self.whole(number).map { .integer($0) } ?? .real(number)
            }
            return value
        case .blob(let bytes) where isUntyped: return .text(ValueText.hex(bytes))
        default: return value
        }
    }

    private static func whole(_ number: Double) -> Int64? {
        abs(number) < 9_007_199_254_740_992 ? Int64(exactly: number) : nil
    }
}
