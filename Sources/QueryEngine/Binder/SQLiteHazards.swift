internal import SQLSyntax

/// Queries that SQLite itself does not survive.
enum SQLiteHazards {
    /// How many columns and terms each fit into the sets of bits that SQLite keeps of them.
    private static let bits = 64

    /// Refuses `SELECT DISTINCT` of more than 64 columns with 64 or more `ORDER BY` terms.
    ///
    /// SQLite 3.40 writes behind the end of an array for some of these (test distinct-10.2 of its later suite), which of
    /// them depends on what lies there.
    static func check(_ query: Query, columns: Int) throws(Diagnostic) {
        guard columns > bits, query.orderBy.count >= bits, let last = query.orderBy.last else { return }
        for core in [query.first] + query.compounds.map(\.core) {
            guard case .select(let select) = core, select.quantifier == .distinct else { continue }
            throw Diagnostic(
                .notSupported,
                "DISTINCT over \(columns) columns cannot be sorted by \(query.orderBy.count) terms: \(bits - 1) are the most",
                at: last.expression.span,
                hints: ["name fewer columns in ORDER BY, or select DISTINCT in a subquery and sort outside"])
        }
    }
}
