import ArgumentParser
import ESMQL
import ESMQLArchive
import ESMSimulator
import QueryEngine
import RESTCatalog

/// Which site is asked.
struct SiteOptions: ParsableArguments {
    @Flag(help: "Ask a simulated site inside the process instead of a real one.")
    var demo = false

    @OptionGroup var profile: ProfileOptions
    @OptionGroup var exchanges: ExchangeOptions

    @Flag(help: "Tell each setting, its value and where it comes from, secrets masked.")
    var showConfig = false

    @Option(
        name: .customLong("attach"),
        help: ArgumentHelp(
            "Offer the rows of a file as a table: CSV, JSON, NDJSON or an SQLite database. May be repeated.",
            valueName: "[name=]file"),
        completion: .file())
    var attachments: [String] = []

    @Option(
        name: .customLong("catalog"),
        help: ArgumentHelp(
            "Offer the tables that a YAML file describes: those of REST APIs, and what the site has differently. May be "
                + "repeated.", valueName: "file"))
    var catalogs: [String] = []

    @Option(
        help: ArgumentHelp(
            "Offer the tables of an archive that esmql sync fills, as archive.hosts and so on.",
            valueName: "postgresql://…"))
    var archive: String?

    @Option(
        help: ArgumentHelp(
            "Let a query make no more requests than this (default: 300); at the prompt it asks, elsewhere it fails with "
                + "status 5.",
            valueName: "n|unlimited"))
    var maxRequests: RequestLimit?

    @Flag(help: "Ask the site for every query anew; otherwise rows of the last minute are used again.")
    var noCache = false

    @Option(
        help: ArgumentHelp(
            "Let a query work no longer than this: 30s, 5m, 2h (default: off). It fails with status 5.",
            valueName: "span|off"))
    var timeout: TimeLimit?

    @Option(
        help: ArgumentHelp(
            "Let the rows of a query take no more memory than this (default: 512MB); what is more goes to a "
                + "temporary file.",
            valueName: "size|unlimited"))
    var maxMemory: MemoryLimit?

    @Flag(
        name: .shortAndLong, help: "Tell each request on standard error; -vv its headers too, secrets masked."
    )
    var verbose: Int

    func validate() throws {
        if demo, exchanges.replay != nil || exchanges.offline {
            throw ValidationError("--demo has a site to ask, --replay and --offline ask none.")
        }
    }

    /// Opens a session, hands it over and closes it.
    ///
    /// - Parameters:
    ///   - isInteractive: whether somebody can be asked for more requests than a query may make.
    ///   - progress: told of what happens.
    ///   - body: what to do with it.
    /// - Returns: what the body returns.
    /// - Throws: an ``ExitStatus`` after saying why there is no session, and whatever the body throws.
    func withSession<Result>(
        isInteractive: Bool = false, progress: ProgressReporter,
        _ body: (Session) async throws -> Result
    ) async throws -> Result {
        guard demo else { return try await withSession(at: nil, isInteractive, progress, body) }
        do {
            // Nobody else is waiting for this site: it need not turn anyone away.
            return try await withSimulatedSite(SimulatedSiteOptions(requestsPerMinute: nil)) { site in
                if isInteractive {
                    Console.error("service_health answers for share_id = '\(site.world.shareID)'.")
                }
                return try await withSession(at: site, isInteractive, progress, body)
            }
        } catch let error as SimulatorError {
            Console.error("error[simulator]: \(error)")
            throw ExitStatus.site
        }
    }

    /// A session with a simulated site, or with the one that the environment sets.
    private func withSession<Result>(
        at simulated: SimulatedSite?, _ isInteractive: Bool, _ progress: ProgressReporter,
        _ body: (Session) async throws -> Result
    ) async throws -> Result {
        let session = try open(simulated, isInteractive: isInteractive, progress)
        do {
            let result = try await body(session)
            await session.close()
            return result
        } catch {
            await session.close()
            throw error
        }
    }

    /// Tells of waits that somebody at a terminal would wonder about.
    @Sendable private static func tell(_ event: ClientEvent) {
        guard event.kind == .retrying || event.kind == .waiting && event.wait >= .milliseconds(500) else {
            return
        }
        Console.error(event.line(in: .ofEnvironment))
    }

    /// The options of a session, as the command line completes them.
    private func completed(
        _ options: SessionOptions, isInteractive: Bool, _ progress: ProgressReporter
    ) -> SessionOptions {
        var options = options
        options.language = .ofEnvironment
        options.client.recordsHeaders = verbose > 1
        if let folder = exchanges.record { options.client.exchanges = .record(to: folder) }
        if exchanges.offline { options.client.exchanges = .offline }
        if let folder = exchanges.replay { options.client.exchanges = .replay(from: folder) }
        if let timeout { options.limits.time = timeout.time }
        if let maxMemory { options.limits.memory = maxMemory.bytes }
        let isVerbose = verbose > 0
        // A line that tells of progress says it as well.
        let tells = { @Sendable in isVerbose || Console.isTerminal && !progress.isTurnedOn }
        options.onJobProgress = { job in
            progress.note(.job(id: job.job, state: job.state, percent: job.percent))
            if tells() { Console.error(Console.visible(job.line)) }
        }
        options.client.onEvent = { event in
            if let event = ProgressEvent(event) { progress.note(event) }
            if tells() { Self.tell(event) }
        }
        options.onExpectedRequests = { question in
            progress.note(.expected(requests: question.requests, tables: question.tables))
        }
        if noCache { options.cacheLifetime = .zero }
        if let maxRequests { options.maximumRequests = maxRequests.count }
        if isInteractive {
            options.approveRequests = { question in
                await progress.paused {
                    await TerminalQuestion.ask("\(question.summary). Make them all the same?")
                }
            }
        }
        return options
    }

    private func open(
        _ simulated: SimulatedSite?, isInteractive: Bool, _ progress: ProgressReporter
    ) throws -> Session {
        let isVerbose = verbose > 0
        let onRequest: @Sendable (RequestRecord) -> Void = { record in
            progress.count(record)
            if isVerbose { Console.error(record.text) }
        }
        do throws(QueryError) {
            var local = try LocalFiles.tables(attachments.map(Self.attachment)) { notice in
                Console.error("notice: \(Console.visible(notice))")
            }
            var changes: [ESMTableChange] = []
            // What was kept is given again whatever the settings say.
            let settings = simulated == nil && exchanges.replay == nil ? try profile.settings() : nil
            var options = completed(
                try settings?.sessionOptions() ?? SessionOptions(), isInteractive: isInteractive, progress)
            for path in catalogs {
                let file =
                    exchanges.replay == nil ? try CatalogFile(path: path) : try CatalogFile(replaying: path)
                changes += file.changes
                local += try file.open(
                    options: options.client, proxy: try settings?.proxySettings() ?? .none,
                    logger: ConsoleLog.logger
                ).all
            }
            options.tableChanges = changes
            if let archive = archive ?? settings?.archive {
                do throws(ArchiveError) {
                    options.use(Archive(try ArchiveAddress(archive), timeout: options.limits.time))
                } catch { throw QueryError(error) }
            }
            if let simulated {
                return try Session(
                    configuration: try Demo.configuration(of: simulated), options: options,
                    localTables: local, onRequest: onRequest)
            }
            if let folder = exchanges.replay {
                return try Session(
                    replaying: folder, options: options, localTables: local, logger: ConsoleLog.logger,
                    onRequest: onRequest)
            }
            guard let settings, settings.hasSite else {
                // An archive is asked without the site whose rows it has.
                if exchanges.offline || options.hasArchive {
                    return try Session.offline(
                        options: options, localTables: local, logger: ConsoleLog.logger)
                }
                guard !attachments.isEmpty || !catalogs.isEmpty else { throw FirstSteps.error }
                return Session(
                    localTables: local, options: options, logger: ConsoleLog.logger, onRequest: onRequest)
            }
            return try Session(
                configuration: try settings.configuration(), options: options, localTables: local,
                logger: ConsoleLog.logger, onRequest: onRequest)
        } catch {
            let report = ErrorReport(error, source: "")
            Console.error(report.text)
            throw report.status
        }
    }

    /// `name=file` or `file`; a name has no slash, so that a path may contain `=`.
    private static func attachment(_ option: String) -> LocalFiles.Attachment {
        guard let equals = option.firstIndex(of: "="), equals != option.startIndex,
            !option[..<equals].contains("/")
        else { return LocalFiles.Attachment(path: option) }
        return LocalFiles.Attachment(
            path: String(option[option.index(after: equals)...]), name: String(option[..<equals]))
    }
}
