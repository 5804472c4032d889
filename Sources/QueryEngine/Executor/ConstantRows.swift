import Synchronization

/// Rows that are there already.
final class ConstantRows: RowSource {
    private let rows: Mutex<[Row]>

    init(_ rows: [Row]) {
        self.rows = Mutex(rows)
    }

    func nextRows() async throws(QueryError) -> [Row] {
        rows.withLock { rows in
            defer { rows = [] }
            return rows
        }
    }

    func interrupt() {}

    var statistics: QueryStatistics {
        get async { QueryStatistics() }
    }
}
