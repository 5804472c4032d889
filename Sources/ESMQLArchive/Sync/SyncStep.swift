/// The steps of a sync, in the order in which they are taken.
///
/// Tests stop a sync at each of them.
package enum SyncStep: String, CaseIterable, Sendable {
    /// There is a connection.
    case connected
    /// The archive's own tables are there.
    case booksReady
    /// The values are known for which the site has to be asked one by one.
    case selectionsKnown
    /// The table is there.
    case tableReady
    /// No other process syncs the table.
    case locked
    /// It is known how far the archive reaches.
    case watermarkRead
    /// The table of rows on their way is empty.
    case stagingReady
    /// It is known which rows are read next.
    case windowPlanned
    /// The first rows are there.
    case rowsBegun
    /// Rows are ready to be sent.
    case rowsEncoded
    /// Rows have been sent.
    case rowsCopied
    /// All rows of the window have been sent.
    case windowRead
    /// The days of the rows are there.
    case partitionsReady
    /// The transaction has begun.
    case mergeBegun
    /// No other transaction changes how far the archive reaches.
    case watermarkLocked
    /// Rows that are no longer so have ended.
    case rowsEnded
    /// New rows are in the table.
    case rowsInserted
    /// Rows that are otherwise now have changed.
    case rowsChanged
    /// Rows whose time has moved are gone from where they were.
    case rowsMoved
    /// It is written how far the archive reaches.
    case watermarkMoved
    /// The log has a row more.
    case logWritten
    /// The transaction is committed.
    case committed
    /// Others may sync the table.
    case unlocked
    /// All tables are done.
    case finished
}
