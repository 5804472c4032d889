internal import QueryEngine

/// A table of the archive as queries see it: its columns, and how PostgreSQL reads them.
struct ArchiveRelation: Sendable {
    /// The name in queries, such as `archive.hosts`.
    var name: String
    /// What stands in PostgreSQL's FROM: a name, or a query in parentheses.
    var source: String
    /// The columns.
    var columns: [ArchiveRelationColumn]
}

/// A column of a table of the archive.
struct ArchiveRelationColumn: Sendable {
    /// The column in queries.
    var column: Column
    /// Its name there.
    var name: String

    /// The column of a table that PostgreSQL calls `table`.
    func translated(in table: String) -> Translated {
        let type: RemoteType =
            switch column.type {
            case .integer: .integer
            case .real: .real
            case .time: .time
            case .text, .json: .text
            }
        return Translated(
            sql: "\(table).\(PostgreSQLText.name(name))", type: type,
            affinity: type.isNumeric ? .numeric : .text, isColumn: true,
            isCaseless: column.enumeration != nil, column: column)
    }
}
