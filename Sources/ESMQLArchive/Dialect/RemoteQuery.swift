/// A query in PostgreSQL's words; its columns are called c1, c2, ….
struct RemoteQuery {
    /// The query, without the common table expressions that it reads.
    var sql: String
    /// Its columns.
    var outputs: [RemoteOutput]

    /// The name of the column at a position, counted from 0.
    static func column(_ position: Int) -> String { "c\(position + 1)" }
}

/// A column that a translated query gives.
struct RemoteOutput {
    /// The name that SQLite gives it.
    var name: String
    /// The expression inside the query.
    var value: Translated

    /// The column as the query around sees it.
    func column(_ position: Int, of table: String) -> Translated {
        var outside = value
        outside.sql = "\(table).\(RemoteQuery.column(position))"
        outside.isColumn = true
        outside.isCollated = false
        return outside
    }
}
