package import QueryEngine

/// A column of a table of the archive.
package struct ArchiveColumn: Sendable, Hashable {
    /// The name, the same as in the language.
    package var name: String
    /// The type in the language.
    package var type: ColumnType
    /// What it means, and in which unit.
    package var comment: String
    /// Whether it tells rows apart.
    package var isIdentity: Bool
    /// Whether a change of it alone is no change of the row.
    package var isPassing: Bool

    /// The column's type in PostgreSQL.
    ///
    /// Times are `timestamptz` with milliseconds, so that a client in any zone reads the right instant; texts compare by
    /// their bytes, as SQLite's do; JSON stays the text that the site has sent.
    var typeName: String {
        switch type {
        case .text, .json: "text"
        case .integer: "bigint"
        case .real: "double precision"
        case .time: "timestamptz(3)"
        }
    }

    /// The same as the server's catalogue has it.
    var internalTypeName: String {
        switch type {
        case .text, .json: "text"
        case .integer: "int8"
        case .real: "float8"
        case .time: "timestamptz"
        }
    }
}
