import ESMQL

/// Writes answers in a format to a sink; an answer that fails before its first row leaves nothing.
actor AnswerWriter {
    /// The format.
    private(set) var format: OutputFormatName
    /// What else is chosen about the form of answers.
    var options: FormatOptions
    /// The last answer, where answers are kept and it was not too long.
    private(set) var last: Answer?

    private let standard: FileSink
    private var target: AnswerTarget?
    private var isOnce = false
    private var pager: String?
    private let keepsAnswers: Bool

    /// A writer to a sink that is its own from now on.
    ///
    /// - Parameters:
    ///   - format: the format.
    ///   - options: what else is chosen about the form of answers.
    ///   - sink: where answers go.
    ///   - keepsAnswers: whether the last answer can be shown again.
    ///   - pager: what shows an answer that is longer than the screen; nil for nothing.
    init(
        format: OutputFormatName, options: FormatOptions = FormatOptions(), sink: sending FileSink,
        keepsAnswers: Bool = false, pager: String? = nil
    ) {
        self.format = format
        self.options = options
        self.keepsAnswers = keepsAnswers
        self.pager = pager
        if sink.isTerminal { sink.onWrite = { Console.holdStatus(true) } }
        standard = sink
    }

    /// Changes the format of the answers to come.
    func use(_ format: OutputFormatName) {
        self.format = format
    }

    /// Changes what else is chosen about the form of the answers to come.
    func change(_ change: @Sendable (inout FormatOptions) -> Void) {
        change(&options)
    }

    /// Changes the pager; nil for none.
    func page(through command: String?) {
        pager = command
    }

    /// What pages long answers; nil for nothing.
    var pagerCommand: String? { pager }

    /// Where answers go instead of the standard output; nil where they do not.
    var targetName: String? { target?.name }

    /// Sends the answers to come to a file or, behind a `|`, to a command; to the standard output for nil.
    ///
    /// - Parameters:
    ///   - name: the path, or `|` and the command.
    ///   - once: whether that holds for the next answer only.
    /// - Throws: an ``OutputError`` or a ``CommandError``.
    func redirect(to name: String?, once: Bool = false) async throws {
        try await endTarget()
        isOnce = once
        target = try name.map { try AnswerTarget($0, isDatabase: format == .sqlite) }
    }

    /// Ends what all answers together are written to.
    ///
    /// - Throws: an ``OutputError``.
    func finish() throws(OutputError) {
        try options.database?.finish()
    }

    /// Ends what the answers were sent to.
    ///
    /// - Throws: an ``OutputError``.
    func endTarget() async throws {
        let target = target
        self.target = nil
        try await target?.end()
    }

    /// Sends answers where they went before `.once`, as the one that was meant has failed.
    func giveUpOnce() async {
        if isOnce { try? await endTarget() }
        isOnce = false
    }

    /// Writes a text that is no answer, such as a statement before its answer.
    func say(_ text: String) throws {
        let sink = target?.sink ?? standard
        try sink.write(Array(text.utf8))
        try sink.flush()
    }

    /// Writes a text that is no answer, through the pager where it is longer than the screen.
    func show(_ text: String) async throws {
        _ = try await paged { sink in
            var sink = sink
            try sink.write(Array(text.utf8))
            return 0
        }
    }

    /// Writes an answer and how many rows it has.
    ///
    /// - Throws: the query's `QueryError`, or an ``OutputError``.
    @discardableResult
    func write(_ result: QueryResult) async throws -> Int {
        let sink = target?.sink ?? standard
        let width = sink.terminalWidth
        let count: Int
        if format == .json, let explanation = result.explanation {
            try sink.write(Array(explanation.json.utf8))
            try sink.flush()
            count = 0
        } else if format == .table, let description = result.description {
            let page = DescriptionPage.text(description, width: width ?? DescriptionPage.standardWidth)
            count = try await paged { sink in
                var sink = sink
                try sink.write(Array(page.utf8))
                return try await result.allRows().count
            }
        } else {
            var rows = result.rows.makeAsyncIterator()
            count = try await write(
                result.columns, keepsAnswers ? AnswerMemory(columns: result.columns) : nil,
                isText: result.presentation == .lines
            ) { isolation in
                try await rows.next(isolation: isolation)
            }
        }
        if isOnce { try await endTarget() }
        return count
    }

    /// Writes an answer whose rows are at hand.
    ///
    /// - Parameters:
    ///   - answer: the answer.
    ///   - format: the format; that of the writer where it is nil.
    ///   - isWhole: whether a table is not cut to fit the terminal.
    ///   - marks: the cells that are drawn in reverse.
    /// - Throws: an ``OutputError``.
    func write(
        _ answer: Answer, format: OutputFormatName? = nil, isWhole: Bool = false, marks: Set<Int> = []
    ) async throws {
        let before = (self.format, options)
        self.format = format ?? before.0
        options.marks = marks
        defer { (self.format, options) = before }
        var rows = answer.rows.makeIterator()
        try await write(answer.columns, nil, isWhole: isWhole) { _ in rows.next() }
        if isOnce { try await endTarget() }
    }

    /// Writes an answer of `.watch`: on a terminal in the place of the one before.
    ///
    /// - Throws: an ``OutputError``.
    func watched(_ answer: Answer, marks: Set<Int>, heading: String) async throws {
        let sink = target?.sink ?? standard
        if sink.isTerminal {
            let width = sink.terminalWidth ?? 80
            let line = DisplayWidth.prefix(of: VisibleText.of(heading), width: width - 1).text
            try say("\u{1B}[H\u{1B}[2J\(line)\n\n")
        } else if [.table, .line].contains(format) {
            try say(VisibleText.of(heading) + "\n")
        }
        let pager = pager
        self.pager = nil
        defer { self.pager = pager }
        try await write(answer, marks: marks)
    }

    // MARK: Documents

    /// Writes rows in the format.
    @discardableResult
    private func write(
        _ columns: [ResultColumn], _ memory: AnswerMemory?, isText: Bool = false, isWhole: Bool = false,
        next: (isolated (any Actor)?) async throws -> Row?
    ) async throws -> Int {
        let terminalWidth = (target?.sink ?? standard).terminalWidth
        let width = isWhole ? nil : terminalWidth
        var options = options
        // Where no terminal is, no summary line counts the rows either.
        options.countsRows = options.showsHeader && (options.countsRows || terminalWidth == nil)
        options.usesColor = terminalWidth != nil && !Console.refusesColor
        if let target { options.database = target.database }
        if terminalWidth == nil || Console.refusesColor { options.marks = [] }
        let document: any OutputFormat =
            isText && [.table, .line, .chart].contains(format)
            ? LinesFormat() : format.makeFormat(terminalWidth: width, options: options)
        var memory = memory
        let count = try await paged { sink in
            guard format.isAllOrNothing else {
                return try await draw(columns, document, to: sink, &memory, next)
            }
            let spool = SpoolSink()
            let count = try await draw(columns, document, to: spool, &memory, next)
            var whole = sink
            try spool.release(to: &whole)
            return count
        }
        if let memory { last = memory.answer }
        return count
    }

    /// Runs what writes, with a sink that shows long texts in the pager.
    private func paged(_ body: nonisolated(nonsending) (any ByteSink) async throws -> Int) async throws -> Int
    {
        let sink = target?.sink ?? standard
        guard let pager, target == nil, let height = sink.terminalHeight else {
            let count = try await body(sink)
            try sink.flush()
            return count
        }
        let paged = PagerSink(command: pager, screenLines: height, terminal: sink)
        do {
            let count = try await body(paged)
            try await paged.finish()
            return count
        } catch {
            // What the terminal shows is the reader's until the pager is left.
            try await paged.finish()
            throw error
        }
    }

    private func draw(
        _ columns: [ResultColumn], _ document: some OutputFormat, to target: some ByteSink,
        _ memory: inout AnswerMemory?, _ next: (isolated (any Actor)?) async throws -> Row?
    ) async throws -> Int {
        var document = document
        // A reference: what is written through the copy reaches the same file.
        var sink = target
        var count = 0
        // The header waits for the first row: nothing is written of a query that fails before it.
        var row = try await next(self)
        // A statement that is no query has no answer to draw; JSON still has a document for it.
        if columns.isEmpty, !format.isAllOrNothing { return 0 }
        if options.showsHeader || ![.csv, .tsv].contains(format) {
            try document.begin(columns: columns, to: &sink)
        } else {
            var nowhere = MemorySink()
            try document.begin(columns: columns, to: &nowhere)
        }
        while let current = row {
            memory?.add(current)
            try document.row(shown(current), to: &sink)
            count += 1
            row = try await next(self)
        }
        try document.end(to: &sink)
        return count
    }

    /// The row with the text that stands for NULL, where that is not the format's own.
    private func shown(_ row: Row) -> Row {
        guard options.nullText != FormatOptions().nullText,
            [.csv, .tsv, .line, .markdown, .html].contains(format), row.values.contains(.null)
        else { return row }
        return Row(row.values.map { $0 == .null ? .text(options.nullText) : $0 })
    }
}
