internal import QueryEngine

/// A query that the archive answers, as a table.
struct ArchiveQueryTable: TableProvider {
    let schema: TableSchema
    /// The statement.
    let sql: String
    let archive: Archive

    func pages(for request: ScanRequest) -> any AsyncSequence<Page, any Error> & Sendable {
        let columns = request.columns.map { RemoteQuery.column($0) }
        // All columns were asked for because the query names them; a part of the text may need fewer.
        let isWhole = request.columns == Array(schema.columns.indices)
        let list = columns.isEmpty ? "NULL::bigint" : columns.joined(separator: ", ")
        return ArchivePages(
            archive: archive, sql: isWhole ? sql : "SELECT \(list) FROM (\(sql)) AS q", width: columns.count,
            table: nil)
    }

    var cost: ScanCost { ScanCost(isFree: true) }

    func requestLine(for request: ScanRequest) -> String { sql }
}
