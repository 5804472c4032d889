/// How many rows a sync has read, and what has become of them.
public struct SyncCounts: Sendable, Hashable {
    /// Rows that were read.
    public var read = 0
    /// Rows among them that the archive did not have.
    public var new = 0
    /// Rows that the archive had otherwise.
    public var changed = 0
    /// Rows of the archive that are no longer so.
    public var ended = 0
    /// Requests that were made.
    public var requests = 0

    /// No rows.
    public init() {}

    /// Adds what became of the rows of a window; its requests are counted as they are made.
    mutating func add(_ window: SyncCounts) {
        read += window.read
        new += window.new
        changed += window.changed
        ended += window.ended
    }
}
