import QueryEngine

/// A table of an SQLite database file; nothing goes to the sink.
///
/// A name that occurs again, in whatever case, gets `_2`, `_3` and so on.
struct DatabaseFormat: OutputFormat {
    let streams = false
    private let output: DatabaseOutput?
    private var isEmpty = true

    /// A table of an output.
    ///
    /// - Parameter output: The file; without one every answer is refused.
    init(_ output: DatabaseOutput?) {
        self.output = output
    }

    mutating func begin(columns: [ResultColumn], to sink: inout some ByteSink) throws(OutputError) {
        // A table has at least one column.
        isEmpty = columns.isEmpty
        guard !isEmpty else { return }
        guard let output else {
            throw OutputError(
                code: .failed, path: nil,
                reason: "a database needs a file: -o x.db, or .output x.db behind .mode sqlite")
        }
        let names = columns.map { $0.name.replacing("\u{0}", with: "?") }
        try output.begin(columns: columns, names: DistinctNames.of(names, ignoringCase: true))
    }

    mutating func row(_ row: Row, to sink: inout some ByteSink) throws(OutputError) {
        if !isEmpty { try output?.insert(row) }
    }

    mutating func end(to sink: inout some ByteSink) throws(OutputError) {
        if !isEmpty { try output?.end() }
    }
}
