package import SQLSyntax

/// An engine elsewhere that holds tables of its own and can answer queries over them, or parts of queries.
///
/// Its tables are providers like any other; what it can answer as a whole it takes out of a query before the plan is
/// made. A part has to have exactly the rows that SQLite would find over the same tables.
package protocol RemoteEngine: Sendable {
    /// Its tables, beside those of the catalogue.
    ///
    /// - Parameter schemas: the tables of the site.
    /// - Returns: the tables that queries can name.
    /// - Throws: a ``QueryError`` where it cannot offer them.
    func tables(like schemas: [TableSchema]) throws(QueryError) -> [any TableProvider]

    /// The parts of a query that it answers.
    ///
    /// - Parameters:
    ///   - query: the query; its names are known to be right.
    ///   - text: the text that its spans are of.
    ///   - constants: works out expressions that need no row.
    /// - Returns: the parts, none of them within another one, and why there are no larger ones.
    func parts(of query: Query, in text: String, constants: @escaping RemoteConstants) -> RemoteParts

    /// What a query has to say in place of a site's table so that it means the rows of both.
    ///
    /// - Parameter schema: the table of the site.
    /// - Returns: a query, without parentheses; nil where the table cannot be joined.
    /// - Throws: a ``QueryError`` where it cannot be asked.
    func joined(_ schema: TableSchema) async throws(QueryError) -> String?

    /// Closes its connections; queries under way fail.
    func close() async
}

/// Works out the value of an expression that needs no row, as SQLite would; nil for any other one.
package typealias RemoteConstants = (Expression) -> Value?

/// What a remote engine takes out of a query.
package struct RemoteParts: Sendable {
    /// The parts.
    package var parts: [RemotePart] = []
    /// What keeps larger parts from being answered there, a sentence each without its end.
    package var obstacles: [String] = []

    /// No parts.
    package init() {}
}

/// A part of a query that a remote engine answers.
package struct RemotePart: Sendable {
    /// What of the text it is: a whole query, or one operand of a compound.
    package var span: SourceSpan
    /// The text that takes its place: a `SELECT` over the provider's table.
    package var replacement: String
    /// The rows.
    package var provider: any TableProvider

    /// A part.
    package init(span: SourceSpan, replacement: String, provider: any TableProvider) {
        self.span = span
        self.replacement = replacement
        self.provider = provider
    }
}

extension QueryError {
    /// The code of an error of a remote engine that evaluating a part made and that SQLite need not make, such as an integer
    /// that became too large: the query is answered here then.
    package static let remoteEvaluation = "archive-evaluation"
}
