/// What happens during a sync.
public struct SyncEvent: Sendable, Hashable {
    /// The table.
    public var table: String
    /// What happens.
    public var kind: Kind

    /// What can happen.
    public enum Kind: Sendable, Hashable {
        /// The table's turn has come.
        case began
        /// Another process syncs the table; this one waits for it.
        case waiting
        /// Rows have come: from when to when they are asked for in milliseconds since 1970, nil for a snapshot, how many
        /// came so far and how many the site has announced.
        case reading(window: Range<Int64>?, rows: Int, announced: Int?)
        /// The rows of a window are in the archive.
        case merged(window: Range<Int64>?, SyncCounts)
        /// The server is gone or was in the way of somebody; what went wrong, and how long until the next attempt.
        case retrying(reason: String, wait: Duration)
        /// The table is done, or has failed.
        case ended(SyncReport)
    }
}
