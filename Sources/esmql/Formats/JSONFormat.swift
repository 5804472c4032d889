import QueryEngine

/// An array of objects, one object a line, and a line feed: `[]` where there are no rows.
struct JSONFormat: OutputFormat {
    let streams = true
    private var objects = JSONObjects(columns: [])
    private var line: [UInt8] = []
    private var isEmpty = true

    mutating func begin(columns: [ResultColumn], to sink: inout some ByteSink) throws(OutputError) {
        isEmpty = true
        objects = JSONObjects(columns: columns)
        try sink.write(Array("[".utf8))
    }

    mutating func row(_ row: Row, to sink: inout some ByteSink) throws(OutputError) {
        line.removeAll(keepingCapacity: true)
        if !isEmpty {
            line.append(contentsOf: ",\n".utf8)
        }
        isEmpty = false
        objects.append(row, to: &line)
        try sink.write(line)
    }

    mutating func end(to sink: inout some ByteSink) throws(OutputError) {
        try sink.write(Array("]\n".utf8))
    }
}
