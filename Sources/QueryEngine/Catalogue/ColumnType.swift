/// The type of a column: what a cell holds, and how SQLite compares it.
public enum ColumnType: String, Sendable, Hashable, CaseIterable {
    /// Text as sent.
    case text = "TEXT"
    /// A 64-bit integer.
    case integer = "INTEGER"
    /// A double.
    case real = "REAL"
    /// A time in UTC as text, `YYYY-MM-DD hh:mm:ss[.mmm]`, so that comparing and SQLite's date functions work.
    case time = "TIME"
    /// JSON as text.
    case json = "JSON"

    /// The declaration in SQLite, whose affinity decides comparisons; a name with TEXT in it has that affinity.
    var declaration: String {
        switch self {
        case .time, .json: rawValue + " TEXT"
        case .text, .integer, .real: rawValue
        }
    }
}

extension ColumnType {
    /// The type of a column of the store, by its declaration.
    init?(declaration: String) {
        switch declaration {
        case "TIME TEXT": self = .time
        case "JSON TEXT": self = .json
        default: self.init(rawValue: declaration)
        }
    }
}
