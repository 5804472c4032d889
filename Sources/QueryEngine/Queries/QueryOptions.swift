/// How one statement is run.
public struct QueryOptions: Sendable {
    /// How long it may take until its last row is taken, the reader's own time included; nil for as long as it takes.
    ///
    /// A statement that is not done by then fails with the code `timeout`, and what it asks of the site is cancelled.
    public var deadline: Duration?
    /// Told of each page that is there, on no particular thread.
    public var onProgress: (@Sendable (QueryProgress) -> Void)?

    /// Options of their parts.
    ///
    /// - Parameters:
    ///   - deadline: how long the statement may take.
    ///   - onProgress: told of each page that is there.
    public init(deadline: Duration? = nil, onProgress: (@Sendable (QueryProgress) -> Void)? = nil) {
        self.deadline = deadline
        self.onProgress = onProgress
    }
}
