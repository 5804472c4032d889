public import ESMClient
public import Logging
public import QueryEngine

extension Session {
    /// A session that is answered from a folder of exchanges which another session has kept; nothing is sent.
    ///
    ///     options.client.exchanges = .record(to: "case-17")     // then open a session and ask
    ///     let again = try Session(replaying: "case-17")         // anywhere, without a network or settings
    ///
    /// Its clock shows the time at which the other one was opened and goes on from there, so that `now()` means the
    /// same. A request that was not made then is an error of the code `offline`. Tables of a catalogue file are answered
    /// from the folder where they are opened with `ClientOptions.exchanges` set to `.replay(from:)`.
    /// - Parameters:
    ///   - folder: the path of the folder.
    ///   - options: options of the session; those that exchanges depend on are taken from the folder.
    ///   - localTables: tables beside those of the site.
    ///   - logger: gets a line for every request at the level debug.
    ///   - onRequest: called after every request that was answered.
    /// - Throws: a `QueryError` of the category `configuration` where the folder cannot be read.
    public convenience init(
        replaying folder: String, options: SessionOptions = SessionOptions(),
        localTables: [any TableProvider] = [], logger: Logger = Logger(label: "esmql"),
        onRequest: (@Sendable (RequestRecord) -> Void)? = nil
    ) throws(QueryError) {
        let recording = try SessionRecording(folder: folder)
        var options = options
        recording.apply(to: &options, folder: folder)
        let behind = Session.systemClock() - recording.startedAt
        guard recording.hasSite else {
            self.init(
                localTables: localTables, options: options, logger: logger,
                now: { Session.systemClock() - behind }, onRequest: onRequest)
            return
        }
        try self.init(
            configuration: try recording.configuration(), options: options, localTables: localTables,
            logger: logger, now: { Session.systemClock() - behind }, onRequest: onRequest)
    }

    /// A session that sends nothing: it plans and explains, and knows local tables.
    ///
    /// A query that needs a request fails with the code `offline` and names it.
    /// - Parameters:
    ///   - options: options of the session.
    ///   - localTables: tables beside those of the site.
    ///   - logger: gets warnings.
    /// - Returns: the session.
    /// - Throws: a `QueryError` of the category `configuration` where two tables have one name.
    public static func offline(
        options: SessionOptions = SessionOptions(), localTables: [any TableProvider] = [],
        logger: Logger = Logger(label: "esmql")
    ) throws(QueryError) -> Session {
        var options = options
        options.client.exchanges = .offline
        return try Session(
            configuration: try .unreachable(), options: options, localTables: localTables, logger: logger)
    }
}

extension SiteConfiguration {
    /// A site that nothing can be sent to.
    static func unreachable() throws(QueryError) -> SiteConfiguration {
        do {
            return try SiteConfiguration(
                endpoint: "https://offline.invalid", credentials: .token(Secret("offline")))
        } catch { throw QueryError(error) }
    }
}
