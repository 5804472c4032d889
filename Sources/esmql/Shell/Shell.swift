import ESMQL
import SQLSyntax

/// Runs statements and commands over a session, for the prompt and for scripts alike, and keeps what they change.
actor Shell {
    /// How deep scripts may read one another.
    private static let deepest = 32

    /// The session.
    nonisolated let session: Session
    /// Where answers go.
    nonisolated let writer: AnswerWriter
    /// What tells of progress.
    nonisolated let progress: ProgressReporter
    /// Whether there is a prompt.
    nonisolated let isInteractive: Bool
    /// What the site is called.
    nonisolated let siteName: SiteName

    /// The values of parameters.
    var parameters: QueryParameters
    /// What commands have changed.
    var settings: ShellSettings
    /// The statement that was run last.
    private(set) var lastQuery: ShellQuery?
    /// What is being typed when a command is called at the prompt.
    private(set) var pending = ""
    /// Where the entries of the history come from.
    private var historySource: (@Sendable () async -> [String])?
    private var depth = 0

    /// A shell that has run nothing.
    init(
        session: Session, writer: AnswerWriter, progress: ProgressReporter, parameters: QueryParameters,
        settings: ShellSettings, isInteractive: Bool, siteName: SiteName
    ) {
        self.session = session
        self.writer = writer
        self.progress = progress
        self.parameters = parameters
        self.settings = settings
        self.isInteractive = isInteractive
        self.siteName = siteName
    }

    /// Takes over where the entries of the history come from.
    func useHistory(_ source: @escaping @Sendable () async -> [String]) {
        historySource = source
    }

    /// The entries of the history, oldest first.
    var history: [String] {
        get async { await historySource?() ?? [] }
    }

    // MARK: Texts

    /// Runs a script: statements and commands.
    ///
    /// - Returns: what becomes of the shell.
    /// - Throws: an ``ExitStatus`` after saying what failed; that of the first failure where the script went on.
    @discardableResult
    func run(_ script: ShellScript) async throws -> ShellOutcome {
        var failure = script.sayDiagnostics()
        if let failure, settings.bails { throw failure }
        for step in script.steps {
            do {
                switch step {
                case .statement(let statement):
                    try await run(ShellQuery(statement: statement, source: script.source))
                case .command(let line, let statement):
                    let query = statement.map { ShellQuery(statement: $0, source: script.source) }
                    let outcome = try await run(ShellCall(line: line, query: query))
                    if outcome != .done { return try ended(outcome, failure) }
                }
            } catch {
                let status = Self.say(error)
                guard !settings.bails, status != .cancelled, status != .success else { throw status }
                failure = failure ?? status
            }
        }
        return try ended(.done, failure)
    }

    /// Runs a command at the prompt.
    ///
    /// - Parameters:
    ///   - line: the command.
    ///   - pending: what is being typed.
    /// - Returns: what becomes of the shell.
    /// - Throws: an ``ExitStatus`` after saying what failed.
    func run(_ line: ShellLine, pending: String) async throws -> ShellOutcome {
        self.pending = pending
        do { return try await run(ShellCall(line: line, query: nil)) } catch { throw Self.say(error) }
    }

    /// Compares the answer of a script's one query with a saved one, and writes what differs.
    ///
    /// - Throws: an ``ExitStatus``: `differs` where something does, another one after saying what failed.
    func compare(_ script: ShellScript, with path: String, key: [String]?) async throws {
        if let status = script.sayDiagnostics() { throw status }
        do {
            let saved = try await SavedAnswer(path: TextFile.expanded(path))
            guard case .statement(let last)? = script.steps.last, case .query = last.kind else {
                throw CommandError("--diff takes a script that ends with a query")
            }
            for case .statement(let statement) in script.steps.dropLast() {
                if case .query = statement.kind { throw CommandError("--diff takes a script with one query") }
            }
            for step in script.steps.dropLast() {
                switch step {
                case .statement(let statement):
                    try await run(ShellQuery(statement: statement, source: script.source))
                case .command(let line, _):
                    _ = try await run(ShellCall(line: line, query: nil))
                }
            }
            let current = try await answer(ShellQuery(statement: last, source: script.source))
            let diff = try AnswerDiff(current, since: saved, key: key)
            if !diff.isEmpty { try await writer.write(diff.answer, marks: diff.marks) }
            if !settings.isQuiet { Console.error(diff.summary) }
            guard diff.isEmpty else { throw ExitStatus.differs }
        } catch {
            throw Self.say(error)
        }
    }

    private func ended(_ outcome: ShellOutcome, _ failure: ExitStatus?) throws -> ShellOutcome {
        if let failure { throw failure }
        return outcome
    }

    /// Runs the script of a file.
    ///
    /// - Throws: an ``ExitStatus`` after saying what failed.
    func read(_ path: String) async throws -> ShellOutcome {
        guard depth < Self.deepest else {
            throw CommandError("\(path) is read by scripts that read one another, \(Self.deepest) deep")
        }
        depth += 1
        defer { depth -= 1 }
        let script = ShellScript(try TextFile.read(TextFile.expanded(path)))
        let before = parameters
        let header = try ScriptHeader(script)
        parameters = try ScriptParameters.completed(before, for: header, now: Session.systemClock())
        let defaults = parameters.named
        // What the script itself has set stays; its defaults do not.
        defer {
            for (name, value) in defaults where before.named[name] != value && parameters.named[name] == value
            {
                parameters.named[name] = before.named[name]
            }
        }
        return try await run(script)
    }

    private func run(_ call: ShellCall) async throws -> ShellOutcome {
        let command = try CommandTable.command(call.line)
        if command.needsPrompt, !isInteractive {
            throw CommandError("\(call.line.spelling) works at the prompt only")
        }
        return try await command.action(self, call)
    }

    // MARK: Statements

    /// Runs a statement and writes its answer.
    ///
    /// - Throws: a ``StatementError`` or an ``OutputError``.
    func run(_ query: ShellQuery) async throws {
        lastQuery = query
        if settings.echoes { try await writer.say(query.text + ";\n") }
        if settings.explains, case .query = query.statement.kind { try await explain(query) }
        let clock = ContinuousClock()
        let start = clock.now
        let (rows, result, requests) = try await progress.track {
            do {
                let result = try await session.engine.run(
                    query.statement, of: query.source, parameters: parameters)
                say(result.notices)
                let rows = try await writer.write(result)
                return (rows, result, progress.requests)
            } catch {
                await writer.giveUpOnce()
                throw Self.placed(error, in: query.source)
            }
        }
        say(await result.lateNotices)
        guard settings.showsTiming, !result.columns.isEmpty else { return }
        let cost = await result.cost
        let summary = AnswerSummary(
            rows: rows, fetchedRows: cost.fetchedRows, cachedPages: cost.cachedPages, requests: requests,
            time: clock.now - start)
        Console.error(summary.text)
    }

    /// Runs a query and hands its answer over.
    ///
    /// - Throws: a ``StatementError``.
    func answer(_ query: ShellQuery) async throws -> Answer {
        try await progress.track {
            do {
                let result = try await session.engine.run(
                    query.statement, of: query.source, parameters: parameters)
                say(result.notices)
                let rows = try await result.allRows()
                say(await result.lateNotices)
                return Answer(columns: result.columns, rows: rows)
            } catch {
                throw Self.placed(error, in: query.source)
            }
        }
    }

    /// Tells what a query would do.
    ///
    /// - Throws: a ``StatementError``, a ``CommandError`` where it is no query, or an ``OutputError``.
    func explain(_ query: ShellQuery) async throws {
        guard case .query(let content) = query.statement.kind else {
            throw CommandError("only queries are explained")
        }
        var statement = query.statement
        statement.kind = .explain(analyze: false, content)
        do {
            try await writer.write(
                try await session.engine.run(statement, of: query.source, parameters: parameters))
        } catch {
            throw Self.placed(error, in: query.source)
        }
    }

    /// Runs a statement of the shell's own.
    ///
    /// - Throws: a ``StatementError`` without a place, or an ``OutputError``.
    func show(_ text: String) async throws {
        do { try await writer.write(try await session.engine.query(text)) } catch {
            throw Self.placed(error, in: nil)
        }
    }

    /// An error with the text that its places are of, where it is one of a statement.
    static func placed(_ error: any Error, in source: String?) -> any Error {
        guard let error = error as? QueryError else { return error }
        return StatementError(error: error, source: source)
    }

    /// The query that a command is about: the one that it stands behind, or the last one.
    ///
    /// - Throws: a ``CommandError`` where there is none.
    func query(of call: ShellCall) throws -> ShellQuery {
        if let query = call.query { return query }
        guard let lastQuery else { throw CommandError("\(call.line.spelling): there is no statement yet") }
        return lastQuery
    }

    /// The query that is written behind a command.
    ///
    /// - Throws: an ``ExitStatus`` after saying what is wrong with it.
    func query(written text: String) throws -> ShellQuery {
        let script = ShellScript(text)
        if let status = script.sayDiagnostics() { throw status }
        guard script.steps.count == 1, case .statement(let statement)? = script.steps.first else {
            throw CommandError("one statement is expected here")
        }
        return ShellQuery(statement: statement, source: text)
    }

    private func say(_ notices: [Notice]) {
        guard !settings.isQuiet else { return }
        for notice in notices { Console.error(notice.line) }
    }

    /// Says what went wrong, unless that was said already.
    ///
    /// - Returns: the status that it ends a script with.
    static func say(_ error: any Error) -> ExitStatus {
        switch error {
        case let status as ExitStatus: return status
        case let failed as StatementError:
            let report = ErrorReport(failed.error, source: failed.source)
            Console.error(report.text)
            return report.status
        case let error as QueryError:
            let report = ErrorReport(error, source: nil)
            Console.error(report.text)
            return report.status
        case let error as CommandError:
            Console.error("error[command]: \(Console.visible(error.message))")
            return .query
        case let error as OutputError:
            // Whoever read it has seen enough.
            if error.code == .closed { return .success }
            Console.error("error[output]: \(error)")
            return .usage
        case is CancellationError:
            Console.error("error[cancelled]: it was cancelled")
            return .cancelled
        default:
            Console.error("error[command]: \(Console.visible("\(error)"))")
            return .query
        }
    }
}
