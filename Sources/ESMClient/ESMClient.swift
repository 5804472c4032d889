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

    let tokens: TokenStore
    let runner: RequestRunner

    /// A client that has not sent anything yet.
    ///
    /// - Parameters:
    ///   - configuration: the site.
    ///   - logger: gets a line for every request at the level debug.
    ///   - onRequest: called after every request, the sign-ins included, on no particular thread.
    /// - Throws: ``ESMClientError`` with the code `configuration` where the CA file cannot be read.
    public init(
        configuration: SiteConfiguration,
        logger: Logger = Logger(label: "esm-client"),
        onRequest: (@Sendable (RequestRecord) -> Void)? = nil
    ) throws(ESMClientError) {
        let transport = try Transport(configuration)
        let runner = RequestRunner(
            configuration: configuration, transport: transport,
            gate: RequestGate(limit: configuration.maximumConcurrency), logger: logger, onRequest: onRequest)
        self.configuration = configuration
        self.runner = runner
        self.tokens = TokenStore { try await runner.signIn() }
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

    /// Closes all connections; what is under way fails with the code `cancelled`, as does all that follows.
    public func shutdown() async {
        await runner.transport.shutdown()
    }
}
