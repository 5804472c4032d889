import QueryEngine

/// Turns the rows of one statement into one document.
///
/// The calls come in this order: `begin` once, `row` for each row, `end` once. A format is used for one
/// statement.
protocol OutputFormat {
    /// Whether bytes leave before `end`, row by row.
    var streams: Bool { get }

    /// Starts the document.
    ///
    /// - Parameters:
    ///   - columns: The columns of the result; two of them may have the same name.
    ///   - sink: Where the bytes go.
    /// - Throws: `OutputError` from the sink.
    mutating func begin(columns: [ResultColumn], to sink: inout some ByteSink) throws(OutputError)

    /// Adds a row.
    ///
    /// - Parameters:
    ///   - row: As many values as there are columns.
    ///   - sink: Where the bytes go.
    /// - Throws: `OutputError` from the sink.
    mutating func row(_ row: Row, to sink: inout some ByteSink) throws(OutputError)

    /// Finishes the document.
    ///
    /// - Parameter sink: Where the bytes go.
    /// - Throws: `OutputError` from the sink.
    mutating func end(to sink: inout some ByteSink) throws(OutputError)
}
