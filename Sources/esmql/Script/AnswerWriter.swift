import ESMQL

/// Writes answers in a format to a sink; an answer that fails before its first row leaves nothing.
actor AnswerWriter {
    /// The format.
    var format: OutputFormatName
    private let options: FormatOptions
    private let sink: FileSink

    /// A writer to a sink that is its own from now on.
    init(format: OutputFormatName, options: FormatOptions = FormatOptions(), sink: sending FileSink) {
        self.format = format
        self.options = options
        self.sink = sink
    }

    /// Changes the format of the answers to come.
    func use(_ format: OutputFormatName) {
        self.format = format
    }

    /// Writes a statement before its answer.
    func echo(_ statement: String) throws {
        try sink.write(Array((statement + ";\n").utf8))
        try sink.flush()
    }

    /// Writes an answer and how many rows it has.
    ///
    /// - Throws: the query's `QueryError`, or an ``OutputError``.
    @discardableResult
    func write(_ result: QueryResult) async throws -> Int {
        let width = sink.terminalWidth
        var options = options
        // Where no terminal is, no summary line counts the rows either.
        options.countsRows = options.countsRows || width == nil
        if format == .json, let explanation = result.explanation {
            try sink.write(Array(explanation.json.utf8))
            try sink.flush()
            return 0
        }
        if format == .table, let description = result.description {
            let page = DescriptionPage.text(description, width: width ?? DescriptionPage.standardWidth)
            try sink.write(Array(page.utf8))
            try sink.flush()
            return try await result.allRows().count
        }
        // A reference: what is written through the copy reaches the same file.
        var sink = sink
        guard format.isAllOrNothing else {
            let isText = [.table, .line].contains(format) && result.presentation == .lines
            let document: any OutputFormat =
                isText ? LinesFormat() : format.makeFormat(terminalWidth: width, options: options)
            let count = try await write(result, document, to: &sink)
            try sink.flush()
            return count
        }
        var spool = SpoolSink()
        let count = try await write(
            result, format.makeFormat(terminalWidth: width, options: options), to: &spool)
        try spool.release(to: &sink)
        try sink.flush()
        return count
    }

    private func write(
        _ result: QueryResult, _ format: any OutputFormat, to sink: inout some ByteSink
    ) async throws -> Int {
        var format = format
        var count = 0
        var rows = result.rows.makeAsyncIterator()
        // The header waits for the first row: nothing is written of a query that fails before it.
        var row = try await rows.next(isolation: self)
        // A statement that is no query has no answer to draw; JSON still has a document for it.
        if result.columns.isEmpty, !self.format.isAllOrNothing { return 0 }
        try format.begin(columns: result.columns, to: &sink)
        while let current = row {
            try format.row(current, to: &sink)
            count += 1
            row = try await rows.next(isolation: self)
        }
        try format.end(to: &sink)
        return count
    }
}
