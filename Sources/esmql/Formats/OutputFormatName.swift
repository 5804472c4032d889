/// The output formats by the names that `--format` takes.
enum OutputFormatName: String, CaseIterable, Sendable {
    /// A box drawn around aligned columns, for people.
    case table
    /// Comma-separated values with a header.
    case csv
    /// An array of objects.
    case json
    /// A line for each value.
    case line
    /// Tab-separated values with a header.
    case tsv
    /// An object a line.
    case ndjson
    /// A table for documents in Markdown.
    case markdown
    /// A page for a browser.
    case html
    /// A script for the sqlite3 shell.
    case insert

    /// A fresh format for one statement.
    ///
    /// - Parameters:
    ///   - terminalWidth: The columns of the terminal that is written to, or nil where it is none.
    ///   - options: What else is chosen.
    /// - Returns: The format, ready for `begin`.
    func makeFormat(terminalWidth: Int?, options: FormatOptions = FormatOptions()) -> any OutputFormat {
        switch self {
        case .table: TableFormat(terminalWidth: terminalWidth, options: options)
        case .csv:
            CSVFormat(marksByteOrder: options.marksByteOrder, guardsFormulas: options.guardsFormulas)
        case .json: JSONFormat()
        case .line: RecordFormat()
        case .tsv: TSVFormat()
        case .ndjson: NDJSONFormat()
        case .markdown: MarkdownFormat()
        case .html: HTMLFormat()
        case .insert: InsertFormat()
        }
    }

    /// Whether a document must be whole or absent, so that a failing statement writes nothing.
    ///
    /// Such a format is written through a `SpoolSink`. A format that does not stream is whole by itself: it
    /// writes all at its end.
    var isAllOrNothing: Bool { self == .json }
}
