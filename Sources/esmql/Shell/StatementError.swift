import ESMQL

/// What is wrong with a statement, and the text that its places are of.
struct StatementError: Error {
    /// What is wrong.
    var error: QueryError
    /// The text; nil where the user has not written the statement, so that its places would say nothing.
    var source: String?
}
