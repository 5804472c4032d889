public import ESMClient
public import QueryEngine

/// What a site does otherwise about a table than the API reference says, or a table that the reference does not have.
public struct ESMTableChange: Sendable {
    /// The table's name; one that there is not becomes a new table.
    public var table: String
    /// The path of its requests; nil where it stays what it is.
    public var path: String?
    /// How rows are handed out; needed for a new table, and only there.
    public var paging: Paging?
    /// How often a new table's endpoint may be called; nil for no limit.
    public var level: ServiceLevel?
    /// The column whose bounds the requests of a new table must have; nil where they have no window.
    public var timeColumn: String?
    /// What the table holds, in one sentence without its end.
    public var summary: String?
    /// Columns that are added; one whose name there is already takes that one's place.
    public var columns: [Column] = []
    /// Columns that the site does not have.
    public var removedColumns: Set<String> = []
    /// Parameters that are added; one for a column that has a parameter already takes its place.
    public var parameters: [ScanParameter] = []
    /// Where the change is written, for errors; empty where a program made it.
    package var place = ""

    /// A change that changes nothing yet.
    public init(table: String) {
        self.table = table
    }

    /// The ways in which the API hands out rows.
    public enum Paging: String, Sendable, Hashable, CaseIterable {
        /// Everything in one answer.
        case single
        /// `page_size` and `offset_value`.
        case offset
        /// The same, with `begin_time` and `end_time` in milliseconds.
        case window
    }

    /// The error of a change that cannot be made.
    func error(_ message: String) -> QueryError {
        QueryError(
            .configuration, code: "catalog", message: (place.isEmpty ? "" : "\(place): ") + message)
    }
}
