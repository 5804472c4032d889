import QueryEngine

/// A JSON object a line, nothing around them: an empty document where there are no rows.
struct NDJSONFormat: OutputFormat {
    let streams = true
    private var objects = JSONObjects(columns: [])
    private var line: [UInt8] = []

    mutating func begin(columns: [ResultColumn], to sink: inout some ByteSink) throws(OutputError) {
        objects = JSONObjects(columns: columns)
    }

    mutating func row(_ row: Row, to sink: inout some ByteSink) throws(OutputError) {
        line.removeAll(keepingCapacity: true)
        objects.append(row, to: &line)
        line.append(UInt8(ascii: "\n"))
        try sink.write(line)
    }

    mutating func end(to sink: inout some ByteSink) throws(OutputError) {}
}
