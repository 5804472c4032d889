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
/// A final class rather than an actor: it has no mutable state of its own, and any number of queries may run at
/// once, each with a store of its own, over one client.
public final class Session: Sendable {
    /// The engine with the site's tables.
    public let engine: Engine
    private let client: ESMClient?

    /// A session that has not sent anything yet.
    ///
    /// - Parameters:
    ///   - configuration: the site.
    ///   - options: what is particular about the site.
    ///   - localTables: tables beside those of the site, such as those of ``QueryEngine/LocalFiles``.
    ///   - logger: gets a line for every request at the level debug.
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
        let client: ESMClient
        do {
            client = try ESMClient(configuration: configuration, options: options.client, logger: logger) {
                record in
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
        let tables = ESMTables(client: client, options: options, now: now).all
        let objects = SessionObjects()
        let own = SessionTables(
            tables: tables, files: localTables, objects: objects, configuration: configuration,
            options: options, log: log, now: now)
        let names = Set((tables + own.all).map(\.schema.name))
        if let clash = localTables.first(where: { names.contains($0.schema.name.lowercased()) }) {
            throw QueryError(
                .configuration, code: "name-taken",
                message: "the site has a table \(clash.schema.name) already; give the local one another name")
        }
        var engine = Engine(
            catalog: Catalog(tables + own.all + localTables), objects: objects,
            maximumRequests: options.maximumRequests,
            cacheLifetime: Int64(options.cacheLifetime / .milliseconds(1)), limits: options.limits, now: now)
        engine.language = options.language
        engine.onCachedPage = { log.add(.cached($0)) }
        engine.approveRequests = options.approveRequests
        engine.onExpectedRequests = options.onExpectedRequests
        self.engine = engine
        self.client = client
    }

    /// A session without a site: it knows local tables only.
    ///
    /// - Parameters:
    ///   - localTables: the tables.
    ///   - limits: what a query may take of time and memory.
    ///   - now: the clock, in milliseconds since 1970; the system's where none is given.
    public init(
        localTables: [any TableProvider], limits: QueryLimits = QueryLimits(memory: 512 << 20),
        now: @escaping @Sendable () -> Int64 = Session.systemClock
    ) {
        engine = Engine(catalog: Catalog(localTables), limits: limits, now: now)
        client = nil
    }

    /// Runs the one statement of a text; nothing is fetched before the rows are asked for.
    ///
    /// - Parameters:
    ///   - text: the statement.
    ///   - parameters: the values of its parameters.
    /// - Returns: the answer.
    /// - Throws: a `QueryError` of the category `query` for whatever is wrong with the text; what the site does
    ///   wrong comes out of the rows.
    public func query(
        _ text: String, parameters: QueryParameters = .none
    ) async throws(QueryError) -> QueryResult {
        try await engine.query(text, parameters: parameters)
    }

    /// Closes the connections; queries under way fail.
    public func close() async {
        await client?.shutdown()
    }
}
