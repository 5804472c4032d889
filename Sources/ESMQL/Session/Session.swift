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
    private let client: ESMClient

    /// A session that has not sent anything yet.
    ///
    /// - Parameters:
    ///   - configuration: the site.
    ///   - logger: gets a line for every request at the level debug.
    ///   - now: the clock, in milliseconds since 1970; the system's where none is given.
    ///   - onRequest: called after every request.
    /// - Throws: a `QueryError` of the category `configuration`.
    public init(
        configuration: SiteConfiguration, logger: Logger = Logger(label: "esmql"),
        now: @escaping @Sendable () -> Int64 = Session.systemClock,
        onRequest: (@Sendable (RequestRecord) -> Void)? = nil
    ) throws(QueryError) {
        do {
            client = try ESMClient(
                configuration: configuration, logger: logger, onRequest: onRequest)
        } catch { throw QueryError(error) }
        engine = Engine(catalog: Catalog(ESMTables.all(client, now: now)), now: now)
    }

    /// Runs the one statement of a text; nothing is fetched before the rows are asked for.
    ///
    /// - Parameters:
    ///   - text: the statement.
    ///   - parameters: the values of its parameters.
    /// - Throws: a `QueryError` of the category `query` for whatever is wrong with the text; what the site does
    ///   wrong comes out of the rows.
    public func query(
        _ text: String, parameters: QueryParameters = .none
    ) async throws(QueryError) -> QueryResult {
        try await engine.query(text, parameters: parameters)
    }

    /// Closes the connections; queries under way fail.
    public func close() async {
        await client.shutdown()
    }
}
