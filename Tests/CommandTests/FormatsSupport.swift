import QueryEngine

@testable import esmql

/// Runs a format over rows and gives the document.
func document(
    _ format: some OutputFormat, columns: [String], rows: [[Value]]
) throws -> String {
    var format = format
    var sink = MemorySink()
    try format.begin(columns: columns.map { ResultColumn(name: $0) }, to: &sink)
    for row in rows {
        try format.row(Row(row), to: &sink)
    }
    try format.end(to: &sink)
    return sink.text
}

/// Milliseconds since 1970 of a time, as charts have them.
func milliseconds(_ text: String) -> Double? {
    TimeText.milliseconds(of: text).map(Double.init)
}
