/// Who is told of statements: a session that keeps metrics and a log.
package protocol QueryObserver: Sendable {
    /// A statement is about to be run.
    ///
    /// - Parameter text: the statement, without the values that are bound to it.
    /// - Returns: who is told how it ends.
    func began(_ text: String) -> any QueryWatch
}

/// Who is told of the end of one statement.
package protocol QueryWatch: Sendable {
    /// The last row was taken, or the statement failed; not called where its reader leaves early.
    ///
    /// - Parameters:
    ///   - rows: how many rows were handed out.
    ///   - error: why it failed; nil where it did not.
    func ended(rows: Int, error: QueryError?)
}
