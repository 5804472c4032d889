import QueryEngine

/// The first column's texts as lines, for answers that are a text.
struct LinesFormat: OutputFormat {
    let streams = true

    mutating func begin(columns: [ResultColumn], to sink: inout some ByteSink) throws(OutputError) {}

    mutating func row(_ row: Row, to sink: inout some ByteSink) throws(OutputError) {
        guard case .text(let line)? = row.values.first else { return }
        try sink.write(Array((VisibleText.of(line) + "\n").utf8))
    }

    mutating func end(to sink: inout some ByteSink) throws(OutputError) {}
}
