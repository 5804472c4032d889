internal import QueryEngine

/// What a sync reads, and how much of it.
public struct SyncOptions: Sendable {
    /// The names of the tables.
    public var tables: [String]
    /// From when on rows are wanted, in milliseconds since 1970; the last 24 hours where it is nil and a table is new.
    public var since: Int64?
    /// Which rows are wanted: values by the names of columns; all where it is empty.
    ///
    /// A table without such a column is an error.
    public var only: [String: [String]] = [:]
    /// How far behind what the archive has is read again, in milliseconds; the table's own span where it is nil.
    public var overlap: Int64?
    /// How many requests the sync may make; nil for any number.
    public var maximumRequests: Int?
    /// How many requests the rows of one transaction may take, as far as these can be divided by time.
    public var windowRequests = 100
    /// How often a sync connects anew after the server was gone, and what it waits before, in turn.
    public var retryWaits: [Duration] = [.milliseconds(500), .seconds(2), .seconds(5), .seconds(15)]
    /// Told what happens, on no particular thread.
    public var onEvent: (@Sendable (SyncEvent) -> Void)?
    /// The form in which the engine at the other end spells what differs; found out where it is nil.
    public var engine: ArchiveEngine?
    /// Told of each step as it is taken; what it throws ends the sync there.
    package var onStep: (@Sendable (SyncStep) async throws -> Void)?
    /// Waits before another attempt.
    package var pause: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }

    /// Options.
    ///
    /// - Parameters:
    ///   - tables: the names of the tables.
    ///   - since: from when on rows are wanted, in milliseconds since 1970.
    public init(tables: [String], since: Int64? = nil) {
        self.tables = tables
        self.since = since
    }
}
