internal import QueryEngine
internal import SQLSyntax

/// A query of which the archive answers the heavy part, and what is left to do with its rows here.
struct PushedPart {
    /// The statement that is sent.
    var sql: String
    /// What it gives: columns called c1, c2, … as SQLite has to see them.
    var columns: [Column]
    /// The result columns over these, each with its name.
    var terms: [String]
    /// ORDER BY and LIMIT that are left to do, with a blank before each.
    var rest = ""

    /// The text that takes the place of the query.
    func text(over table: String) -> String {
        "select \(terms.joined(separator: ", ")) from \(table.quotedIdentifier)\(rest)"
    }
}

extension Translated {
    /// The column that SQLite has to see in its place.
    func column(named name: String) -> Column {
        let type: ColumnType =
            switch self.type {
            case .integer, .truth: .integer
            case .real: .real
            // A literal compared with it is rewritten only where it comes from a column of times.
            case .time: column?.type == .time ? .time : .text
            case .text, .null: column?.type == .json ? .json : .text
            }
        return Column(
            name, type, source: ColumnSource.none, enumeration: ignoresCase ? column?.enumeration : nil,
            declaration: affinity == .none ? "" : nil)
    }
}
