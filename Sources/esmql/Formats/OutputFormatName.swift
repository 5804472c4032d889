/// The output formats by the names that `--format` takes.
enum OutputFormatName: String, CaseIterable, Sendable {
    /// A box drawn around aligned columns, for people.
    case table
    /// Comma-separated values with a header.
    case csv
    /// An array of objects.
    case json

    /// A fresh format for one statement.
    ///
    /// - Parameter terminalWidth: The columns of the terminal that is written to, or nil where it is none.
    /// - Returns: The format, ready for `begin`.
    func makeFormat(terminalWidth: Int?) -> any OutputFormat {
        switch self {
        case .table: TableFormat(terminalWidth: terminalWidth)
        case .csv: CSVFormat()
        case .json: JSONFormat()
        }
    }

    /// Whether a document must be whole or absent, so that a failing statement writes nothing.
    ///
    /// Such a format is written through a `SpoolSink`. The table is whole by itself: it writes all at its
    /// end.
    var isAllOrNothing: Bool { self == .json }
}
