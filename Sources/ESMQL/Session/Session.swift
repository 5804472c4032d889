public import ESMClient
public import Logging
public import QueryEngine

/// A connection to a site with its tables: what tools embed.
///
///     let session = try Session(configuration: configuration)
///     let result = try await session.query("select region, available from capacity where service = 'EVS'")
///     for try await row in result.rows { print(row[0], row[1]) }
///     await session.close()
///
/// Any number of queries may run at once; they share the connections, the rate limit and the cache of rows. Cancelling
/// the task that reads an answer stops its requests.
///
/// A final class rather than an actor: it has no mutable state of its own, and any number of queries may run at
/// once, each with a store of its own, over one client.
public final class Session: QueryRunner {
    /// The engine with the site's tables.
    public let engine: Engine
    private let client: ESMClient?
    private let remoteTables: [any RemoteTable]
    private let archive: (any RemoteEngine)?

    /// A session that has not sent anything yet.
    ///
    /// - Parameters:
    ///   - configuration: the site.
    ///   - options: what is particular about the site.
    ///   - localTables: tables beside those of the site, such as those of `LocalFiles` or of a catalogue
    ///     file.
    ///   - logger: gets a line for every request and every statement at the level debug.
    ///   - now: the clock, in milliseconds since 1970; the system's where none is given.
    ///   - onRequest: called after every request.
    /// - Throws: a `QueryError` of the category `configuration`.
    public init(
        configuration: SiteConfiguration, options: SessionOptions = SessionOptions(),
        localTables: [any TableProvider] = [],
        logger: Logger = Logger(label: "esmql"),
        now: @escaping @Sendable () -> Int64 = Session.systemClock,
        onRequest: (@Sendable (RequestRecord) -> Void)? = nil
    ) throws(QueryError) {
        let log = RequestLog()
        let telemetry = SessionTelemetry(logger: logger, factory: options.metrics)
        let client: ESMClient
        do {
            client = try ESMClient(configuration: configuration, options: options.client, logger: logger) {
                record in
                telemetry.count(record)
                onRequest?(record)
                var record = record
                // Nobody asks the log for headers, and it is long.
                (record.requestHeaders, record.answerHeaders) = ([], [])
                log.add(.sent(record))
            }
        } catch { throw QueryError(error) }
        if let folder = options.client.exchanges.recording {
            try SessionRecording(configuration, options, now: now()).write(to: folder)
        }
        let tables = try ESMTables(client: client, options: options, now: now)
            .changed(by: options.tableChanges)
        let archived = try Self.archived(tables + localTables.filter { $0 is any RemoteTable }, options)
        let objects = SessionObjects()
        let own = SessionTables(
            tables: tables, archived: archived, files: localTables, objects: objects,
            configuration: configuration,
            options: options, log: log, now: now)
        let names = Set((tables + own.all + archived).map { $0.schema.name.lowercased() })
        if let clash = localTables.first(where: { names.contains($0.schema.name.lowercased()) }) {
            throw QueryError(
                .configuration, code: "name-taken",
                message: "the site has a table \(clash.schema.name) already; give the local one another name")
        }
        var engine = Engine(
            catalog: Catalog(tables + own.all + localTables + archived), objects: objects,
            maximumRequests: options.maximumRequests,
            cacheLifetime: Int64(options.cacheLifetime / .milliseconds(1)), limits: options.limits, now: now)
        engine.language = options.language
        engine.onCachedPage = { log.add(.cached($0)) }
        engine.approveRequests = options.approveRequests
        engine.onExpectedRequests = options.onExpectedRequests
        engine.observer = telemetry
        engine.remote = options.remote
        archive = options.remote
        self.engine = engine
        self.client = client
        remoteTables = Self.remote(localTables) { record in
            log.add(.sent(record))
            telemetry.count(record)
            onRequest?(record)
        }
    }

    /// A session without an ESM site: it knows the given tables only.
    ///
    /// - Parameters:
    ///   - localTables: the tables: files, those of a catalogue file, or your own.
    ///   - options: how queries are run; what is about the ESM site does not count, but for a folder that exchanges are
    ///     kept in, as the tables' requests may be kept there.
    ///   - logger: gets a line for every statement at the level debug.
    ///   - now: the clock, in milliseconds since 1970; the system's where none is given.
    ///   - onRequest: called after every request that a table of a catalogue file makes.
    public init(
        localTables: [any TableProvider], options: SessionOptions = SessionOptions(),
        logger: Logger = Logger(label: "esmql"), now: @escaping @Sendable () -> Int64 = Session.systemClock,
        onRequest: (@Sendable (RequestRecord) -> Void)? = nil
    ) {
        let telemetry = SessionTelemetry(logger: logger, factory: options.metrics)
        var engine = Engine(
            catalog: Catalog(localTables), maximumRequests: options.maximumRequests,
            cacheLifetime: Int64(options.cacheLifetime / .milliseconds(1)), limits: options.limits, now: now)
        engine.language = options.language
        engine.approveRequests = options.approveRequests
        engine.onExpectedRequests = options.onExpectedRequests
        engine.observer = telemetry
        if let folder = options.client.exchanges.recording {
            do throws(QueryError) {
                try SessionRecording(withoutSite: options, now: now()).write(to: folder)
            } catch { logger.warning("\(error.message)") }
        }
        self.engine = engine
        client = nil
        archive = nil
        remoteTables = Self.remote(localTables) { record in
            telemetry.count(record)
            onRequest?(record)
        }
    }

    /// The tables that the options' archive has of some tables.
    private static func archived(
        _ tables: [any TableProvider], _ options: SessionOptions
    ) throws(QueryError) -> [any TableProvider] {
        try options.remote?.tables(like: tables.map(\.schema)) ?? []
    }

    /// The tables of other APIs, each of which tells of its requests from now on.
    private static func remote(
        _ tables: [any TableProvider], _ listener: @escaping @Sendable (RequestRecord) -> Void
    ) -> [any RemoteTable] {
        var apis: Set<String> = []
        let remote = tables.compactMap { $0 as? any RemoteTable }
        for table in remote where apis.insert(table.api).inserted { table.onRequest(listener) }
        return remote
    }

    /// Closes the connections; queries under way fail.
    public func close() async {
        await client?.shutdown()
        for table in remoteTables { await table.close() }
        await archive?.close()
    }
}
