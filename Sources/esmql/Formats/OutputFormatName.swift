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
    /// A chart drawn with characters.
    case chart
    /// The same chart as a picture.
    case svg
    /// A database file.
    case sqlite

    /// The format that the ending of a file's name stands for, nil where it stands for none.
    ///
    /// - Parameter ending: The ending without its dot, in whatever case.
    init?(ending: String) {
        switch ending.lowercased() {
        case "csv": self = .csv
        case "json": self = .json
        case "tsv", "tab": self = .tsv
        case "ndjson", "jsonl": self = .ndjson
        case "md", "markdown": self = .markdown
        case "html", "htm": self = .html
        case "sql": self = .insert
        case "svg": self = .svg
        case "db", "sqlite", "sqlite3": self = .sqlite
        default: return nil
        }
    }

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
        case .chart: ChartFormat(terminalWidth: terminalWidth, options: options)
        case .svg: SVGFormat()
        case .sqlite: DatabaseFormat(options.database)
        }
    }

    /// Whether a document must be whole or absent, so that a failing statement writes nothing.
    ///
    /// Such a format is written through a `SpoolSink`. A format that does not stream is whole by itself: it
    /// writes all at its end.
    var isAllOrNothing: Bool { self == .json }
}
