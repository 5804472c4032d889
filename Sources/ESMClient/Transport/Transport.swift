import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL

/// The connections of a site: their routes, their trust, their limits.
///
/// Redirects are followed on the same scheme, host and port alone, so no secret reaches another host, and requests
/// are not repeated here.
final class Transport: Sendable {
    /// A client for each proxy, and the one that connects directly under nil.
    private let clients: [ProxyServer?: HTTPClient]
    private let proxy: ProxySettings
    private let timeout: Duration
    private let maximumBytes: Int

    init(
        _ configuration: SiteConfiguration, stallTimeout: Duration = .seconds(20)
    ) throws(ESMClientError) {
        proxy = configuration.proxy
        timeout = configuration.requestTimeout
        maximumBytes = configuration.maximumResponseBytes
        let trust = try TLSConfiguration(configuration.tls)
        let sites = [configuration.site, configuration.iam].compactMap(\.self)
        var clients: [ProxyServer?: HTTPClient] = [:]
        for route in Set(sites.map(configuration.proxy.server)) {
            clients[route] = HTTPClient(
                eventLoopGroupProvider: .singleton,
                configuration: Self.settings(configuration, trust, route, stallTimeout))
        }
        self.clients = clients
    }

    deinit {
        // The library insists on a shutdown; one that was asked for already makes this one fail, harmlessly.
        for client in clients.values {
            Task { try? await client.shutdown() }
        }
    }

    /// Sends a request and waits for the whole answer.
    ///
    /// Cancelling the task closes the connection.
    /// - Parameters:
    ///   - call: what to send.
    ///   - site: whom it is sent to.
    /// - Returns: the answer, whatever its status.
    /// - Throws: what the HTTP library reports, ``AnswerCollector/TooLarge`` or `CancellationError`.
    func send(_ call: HTTPCall, to site: SiteAddress) async throws -> HTTPAnswer {
        guard let client = clients[proxy.server(for: site)] else { throw HTTPClientError.alreadyShutdown }
        let deadline = NIODeadline.now() + TimeAmount(timeout)
        var redirects = Redirects(call)
        while true {
            let answer = try await send(redirects.call, by: client, deadline)
            guard redirects.follow(answer) else { return answer }
        }
    }

    private func send(
        _ call: HTTPCall, by client: HTTPClient, _ deadline: NIODeadline
    ) async throws -> HTTPAnswer {
        try Task.checkCancellation()
        let request = try HTTPClient.Request(
            url: call.url, method: HTTPMethod(rawValue: call.method), headers: call.headers,
            body: call.body.map { .bytes($0) })
        let task = client.execute(
            request: request, delegate: AnswerCollector(limit: maximumBytes), deadline: deadline)
        return try await withTaskCancellationHandler {
            try await task.futureResult.get()
        } onCancel: {
            task.cancel()
        }
    }

    /// Closes all connections; requests under way fail.
    func shutdown() async {
        for client in clients.values { try? await client.shutdown() }
    }

    private static func settings(
        _ configuration: SiteConfiguration, _ trust: TLSConfiguration, _ proxy: ProxyServer?,
        _ stallTimeout: Duration
    ) -> HTTPClient.Configuration {
        var settings = HTTPClient.Configuration()
        settings.tlsConfiguration = trust
        settings.redirectConfiguration = .disallow
        // A token can be larger than the header lists that HTTP/2 peers accept.
        settings.httpVersion = .http1Only
        settings.timeout.connect = TimeAmount(min(configuration.requestTimeout, .seconds(10)))
        settings.timeout.read = TimeAmount(stallTimeout)
        settings.connectionPool.idleTimeout = .seconds(30)
        settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = configuration.maximumConcurrency
        settings.connectionPool.retryConnectionEstablishment = false
        settings.dnsOverride = configuration.tls.addresses
        if let proxy {
            settings.proxy = .server(
                host: proxy.host, port: proxy.port,
                authorization: proxy.authorization.map { .basic(credentials: $0.base64) })
        }
        return settings
    }
}
