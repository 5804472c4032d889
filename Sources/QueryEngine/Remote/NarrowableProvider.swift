package import SQLSyntax

/// A provider that can apply conditions of a query before it hands over rows.
package protocol NarrowableProvider: TableProvider {
    /// The provider of the rows that meet conditions.
    ///
    /// Whatever it does not apply is left to the query, which applies all of them again.
    ///
    /// - Parameter narrowing: what holds for every row that the query can use.
    /// - Returns: the provider, and which of the conditions it applies exactly.
    func narrowed(by narrowing: RowNarrowing) -> (provider: any TableProvider, applied: Set<SourceSpan>)
}

/// What holds for every row of a table that a query can use.
package struct RowNarrowing {
    /// The name of the table in the query.
    package var name: String
    /// Conditions that name columns of the table alone.
    package var conditions: [Expression]
    /// Columns, by their indices, and the values that they can have as the table holds them.
    package var values: [(column: Int, values: [Value])]
    /// Works out expressions that need no row.
    package var constants: RemoteConstants
}
