public import SQLSyntax

/// Why a query has no answer.
public struct QueryError: Error, Sendable, CustomStringConvertible {
    /// What kind of failure it is; tells who has to act.
    public var category: Category
    /// The code, stable across releases.
    public var code: String
    /// One sentence without a full stop; never contains a secret.
    public var message: String
    /// What is wrong with the query's text, with places; empty for failures outside of it.
    public var diagnostics: [Diagnostic]
    /// The error that caused this one.
    public var underlying: (any Error)?

    /// An error of its parts.
    public init(
        _ category: Category, code: String, message: String, diagnostics: [Diagnostic] = [],
        underlying: (any Error)? = nil
    ) {
        self.category = category
        self.code = code
        self.message = message
        self.diagnostics = diagnostics
        self.underlying = underlying
    }

    /// An error about the query's text.
    public init(_ diagnostics: [Diagnostic]) {
        self.init(
            .query, code: diagnostics.first?.code.rawValue ?? "query",
            message: diagnostics.first?.message ?? "the query is wrong", diagnostics: diagnostics)
    }

    /// The error of a query whose task was cancelled.
    static let cancelled = QueryError(.cancelled, code: "cancelled", message: "the query was cancelled")

    /// The sentence.
    public var description: String { message }

    /// Who has to act on an error.
    public enum Category: String, Sendable, Hashable {
        /// The query is wrong.
        case query
        /// Settings are missing or wrong.
        case configuration
        /// The site or the network failed, or sent what cannot be read.
        case site
        /// The site refused the sign-in.
        case signIn
        /// The query needs more requests, time or memory than it may have.
        case budget
        /// The query was cancelled.
        case cancelled
    }
}
