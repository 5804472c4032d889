/// What tables and columns mean, in simplified Chinese and in the words of the API reference.
///
/// The English texts stand beside the columns; these are looked up by names. What is the same in several tables is
/// said once, in ``shared``.
enum ChineseTexts {
    /// The texts of one table.
    struct Table {
        /// What the table holds.
        var summary: String
        /// What its columns mean, by their names, as far as they differ from ``ChineseTexts/shared``.
        var columns: [String: String] = [:]
    }

    /// What a table holds; nil for a table that is not known.
    static func summary(of table: String) -> String? { tables[table]?.summary }

    /// What a column means: its table's own text, or the one that all tables share.
    static func column(_ column: String, of table: String) -> String? {
        tables[table]?.columns[column] ?? shared[column]
    }

    /// The texts by the tables.
    static let tables: [String: Table] = [capacity, operations, metrics, inventory, session]
        .reduce(into: [:]) { $0.merge($1) { first, _ in first } }
}
