/// What a translated expression holds, NULL aside: one kind for all rows, as PostgreSQL needs it.
enum RemoteType: Hashable {
    /// A `bigint`.
    case integer
    /// A `double precision`.
    case real
    /// A `text`.
    case text
    /// An instant in the form of the archive's columns; in SQLite it is the text of `TimeText`.
    case time
    /// A `boolean`; in SQLite it is 1 or 0.
    case truth
    /// NULL and nothing else.
    case null

    /// Whether SQLite holds numbers.
    var isNumeric: Bool { self == .integer || self == .real || self == .truth }
}

/// The affinity by which SQLite compares an expression.
enum Affinity: Hashable {
    case none, text, numeric
}
