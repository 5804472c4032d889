internal import QueryEngine

/// An expression in PostgreSQL's words, with what SQLite would know of it.
struct Translated {
    /// The expression, in parentheses where it is more than a word or a call.
    var sql: String
    /// What it holds.
    var type: RemoteType
    /// How SQLite compares it with values of other kinds.
    var affinity = Affinity.none
    /// Whether SQLite takes it for a column, whose collation counts.
    var isColumn = false
    /// Whether it compares without regard to the case of ASCII letters.
    var isCaseless = false
    /// Whether COLLATE says so.
    var isCollated = false
    /// The table's column that its values come from.
    var column: Column?

    /// NULL.
    static let null = Translated(sql: "NULL", type: .null)

    /// A truth value.
    static func truth(_ sql: String) -> Translated { Translated(sql: sql, type: .truth) }

    /// The expression with the truth values that SQLite has: 1 and 0.
    var asNumber: Translated {
        guard type == .truth else { return self }
        var number = self
        number.sql = "(\(sql))::int::bigint"
        number.type = .integer
        return number
    }

    /// What PostgreSQL has to group by: equal texts have equal bytes in every collation that it groups by.
    var groupKey: String { type == .text && isCaseless ? key : sql }

    /// What PostgreSQL has to sort it by.
    var key: String { key(isCaseless) }

    /// What PostgreSQL has to compare it by where the collation is given.
    func key(_ caseless: Bool) -> String {
        guard type == .text else { return sql }
        return caseless ? "lower(\(sql) COLLATE \"C\")" : "(\(sql) COLLATE \"C\")"
    }
}
