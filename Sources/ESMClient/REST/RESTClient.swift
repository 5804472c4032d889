package import Logging
import NIOHTTP1

/// A client of an API other than ESM: the same connections, rate limit and retries, without sign-in.
package final class RESTClient: Sendable {
    private let settings: RESTSettings
    private let configuration: SiteConfiguration
    private let runner: RequestRunner
    private let texts: Masking

    /// A client that has not sent anything yet.
    ///
    /// - Parameters:
    ///   - settings: the API.
    ///   - options: how it is treated; its rate limit is that of the settings.
    ///   - logger: gets a line for every request at the level debug.
    ///   - onRequest: called after every request.
    /// - Throws: ``ESMClientError`` with the code `configuration`.
    package init(
        _ settings: RESTSettings, options: ClientOptions, logger: Logger,
        onRequest: (@Sendable (RequestRecord) -> Void)?
    ) throws(ESMClientError) {
        try options.check()
        let configuration = try SiteConfiguration(settings)
        var limiters: [ServiceLevel: RateLimiter] = [:]
        if let rate = settings.rate, options.exchanges.reachesSite {
            limiters[.s1] = RateLimiter(
                limit: RateLimit(requests: rate.requests, window: rate.window), ledger: MemoryLedger(),
                clock: options.clock)
        }
        self.settings = settings
        self.configuration = configuration
        texts = Masking(configuration.secrets)
        runner = RequestRunner(
            configuration: configuration, options: options,
            transport: try ESMClient.transport(configuration, options, api: settings.name) {
                logger.warning("\($0)")
            },
            gate: RequestGate(limit: configuration.maximumConcurrency), limiters: limiters, logger: logger,
            onRequest: onRequest)
    }

    /// Gets what stands at a path.
    ///
    /// - Parameters:
    ///   - target: the path behind the address, with its query behind a question mark.
    ///   - name: what records call the request.
    ///   - isFirst: whether somebody waits for it: a first page, not one of those behind it.
    ///   - read: takes the value out of the answer, with its number of rows.
    /// - Returns: the value.
    /// - Throws: what `read` throws, or why there was no answer.
    package func get<Value: Sendable>(
        _ target: String, name: String, isFirst: Bool,
        read: (RESTAnswer) throws(ESMClientError) -> (value: Value, rows: Int?)
    ) async throws(ESMClientError) -> Value {
        var headers: HTTPHeaders = ["Accept": "application/json", "User-Agent": "esmql"]
        for header in settings.headers {
            headers.replaceOrAdd(name: header.name, value: header.value.reveal())
        }
        let call = HTTPCall(
            method: "GET", url: configuration.site.url(target), headers: headers,
            secrets: configuration.otherSecrets)
        let shown = texts.masked(target: configuration.site.basePath + target)
        let parts = shown.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = String(parts[0])
        let label = RequestRunner.Label(
            endpoint: name, path: path, query: parts.count > 1 ? String(parts[1]) : "", attempt: 1,
            site: configuration.site, level: .s1, priority: isFirst ? .interactive : .background)
        let secrets = configuration.secrets
        return try await runner.run(call, label) { answer throws(ESMClientError) in
            let answer = answer
            guard answer.isSuccess else {
                throw ESMClientError(
                    answer: answer, body: ErrorBody(answer.body, masking: secrets), path: "GET \(path)")
            }
            return try read(RESTAnswer(answer, path: "GET \(path)"))
        }
    }

    /// The path of an address, where it is one of this API: same scheme, host, port and base path.
    ///
    /// - Parameter address: an absolute address, or a path of the host.
    /// - Returns: the path behind the API's own address, what cannot stand in an address percent-encoded; nil for any
    ///   other.
    package func target(of address: String) -> String? {
        let site = configuration.site
        var path = address
        if !address.hasPrefix("/") {
            guard address.hasPrefix(site.origin) else { return nil }
            path = String(address.dropFirst(site.origin.count))
        }
        // In answers that were kept, what is secret of the base path is masked.
        let bases = [site.basePath, texts.masked(target: site.basePath)]
        guard path.hasPrefix("/"), !path.hasPrefix("//"),
            let base = bases.first(where: { path.hasPrefix($0) })
        else { return nil }
        let rest = String(path.dropFirst(base.count))
        return rest.hasPrefix("/") || rest.hasPrefix("?") ? PercentEncoding.completed(rest) : nil
    }

    /// The text percent-encoded as it stands in a path segment or a query.
    package static func encode(_ text: String) -> String { PercentEncoding.encode(text) }

    /// Closes all connections; what is under way fails.
    package func shutdown() async { await runner.transport.shutdown() }
}
