public import Logging

/// A client of one site: signs in, asks for pages, keeps its connections.
///
///     let client = try ESMClient(configuration: configuration)
///     for try await page in client.pages(call) { … }
///     await client.shutdown()
///
/// All methods may be called from any number of tasks at once; together they never have more than the
/// configuration's `maximumConcurrency` requests under way.
public final class ESMClient: Sendable {
    /// The site and how it is talked to.
    public let configuration: SiteConfiguration
    /// How the site is treated.
    public let options: ClientOptions

    let tokens: TokenStore
    let runner: RequestRunner

    /// A client that has not sent anything yet.
    ///
    /// - Parameters:
    ///   - configuration: the site.
    ///   - options: how it is treated: rate limit, retries, timeouts.
    ///   - logger: gets a line for every request at the level debug.
    ///   - onRequest: called after every request, the sign-ins included, on no particular thread.
    /// - Throws: ``ESMClientError`` with the code `configuration` where an option is wrong or a file or
    ///   folder that the settings name cannot be used.
    public init(
        configuration: SiteConfiguration,
        options: ClientOptions = ClientOptions(),
        logger: Logger = Logger(label: "esm-client"),
        onRequest: (@Sendable (RequestRecord) -> Void)? = nil
    ) throws(ESMClientError) {
        try options.check()
        let warn: @Sendable (String) -> Void = { logger.warning("\($0)") }
        let transport = try Self.transport(configuration, options, warn: warn)
        let runner = RequestRunner(
            configuration: configuration, options: options, transport: transport,
            gate: RequestGate(limit: configuration.maximumConcurrency),
            limiters: RateLimiters.all(configuration, options, warn: warn), logger: logger,
            onRequest: onRequest)
        self.configuration = configuration
        self.options = options
        self.runner = runner
        self.tokens = TokenStore(file: configuration.tokenFile, warn: warn) { try await runner.signIn() }
        if configuration.tls.skipsVerification {
            warn("certificates are not verified: whoever is on the way can read and change everything")
        }
    }

    /// The rows of a call, page by page, in the order of the site.
    ///
    /// The first page comes alone; once it has told the total, the others are fetched at once, as many as
    /// the configuration allows and never more than that ahead of the reader. With a smaller first page
    /// their number starts at one and doubles, so that a reader that soon has enough costs few requests.
    /// Leaving the loop or cancelling the task cancels what is under way.
    /// - Parameters:
    ///   - call: what to ask for.
    ///   - firstPageSize: rows to ask for at first, at most the configuration's page size; has no effect on
    ///     sites that count pages.
    /// - Returns: the pages; the rows in them are as many as the site announced, or the iteration throws
    ///   ``ESMClientError``.
    public func pages(_ call: APICall, firstPageSize: Int? = nil) -> PageSequence {
        PageSequence(call, configuration: configuration, firstPageSize: firstPageSize) {
            request throws(ESMClientError) in
            try await self.fetch(call, request)
        }
    }

    /// The number of rows that a call would give, by one request for one row.
    ///
    /// - Parameter call: what to ask for.
    /// - Returns: the announced total; nil where the site announces none or not as a number. An endpoint
    ///   without paging that announces none gives the number of its rows.
    /// - Throws: ``ESMClientError``.
    public func total(_ call: APICall) async throws(ESMClientError) -> Int? {
        let page = try await fetch(call, PageRequest(offset: 0, offsetValue: 0, size: 1))
        if call.endpoint.paging == .single, page.list != nil { return page.total ?? page.itemCount }
        return page.total
    }

    /// What carries the requests: the network, or what was kept of an earlier one.
    ///
    /// - Parameters:
    ///   - configuration: the site.
    ///   - options: how it is treated.
    ///   - api: what exchanges call the API; nil for ESM.
    ///   - warn: told of what goes wrong beside the requests.
    /// - Returns: what sends, answers or refuses them.
    /// - Throws: ``ESMClientError`` with the code `configuration` where a file or folder cannot be used.
    static func transport(
        _ configuration: SiteConfiguration, _ options: ClientOptions, api: String? = nil,
        warn: @escaping @Sendable (String) -> Void
    ) throws(ESMClientError) -> any HTTPTransport {
        if options.exchanges.isOffline { return OfflineTransport() }
        if let folder = options.exchanges.replay { return try ExchangeReplay(folder: folder, api: api) }
        let network = try Transport(configuration, stallTimeout: options.stallTimeout)
        guard let folder = options.exchanges.recording else { return network }
        return try ExchangeRecorder(
            network, folder: folder, configuration: configuration, api: api, warn: warn)
    }

    /// Closes all connections; what is under way fails with the code `cancelled`, as does all that follows.
    public func shutdown() async {
        await runner.transport.shutdown()
    }
}
