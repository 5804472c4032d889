import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL
import Synchronization

/// The connections of a site: their routes, their trust, their limits.
///
/// Nothing of the network is set up before the first request: whoever asks nothing of the site pays for nothing.
///
/// Redirects are not followed and requests not repeated here.
final class Transport: Sendable {
    private struct State {
        /// A client for each proxy, and the one that connects directly under nil.
        var clients: [ProxyServer?: HTTPClient] = [:]
        var isShutDown = false
    }

    private let state = Mutex(State())
    private let configuration: SiteConfiguration
    private let trust: TLSConfiguration
    private let stallTimeout: Duration

    init(
        _ configuration: SiteConfiguration, stallTimeout: Duration = .seconds(20)
    ) throws(ESMClientError) {
        self.configuration = configuration
        self.stallTimeout = stallTimeout
        trust = try TLSConfiguration(configuration.tls)
    }

    deinit {
        // The library insists on a shutdown; one that was asked for already makes this one fail, harmlessly.
        for client in state.withLock(\.clients).values {
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
        let client = try client(for: configuration.proxy.server(for: site))
        try Task.checkCancellation()
        let deadline = NIODeadline.now() + TimeAmount(configuration.requestTimeout)
        let request = try HTTPClient.Request(
            url: call.url, method: HTTPMethod(rawValue: call.method), headers: call.headers,
            body: call.body.map { .bytes($0) })
        let task = client.execute(
            request: request, delegate: AnswerCollector(limit: configuration.maximumResponseBytes),
            deadline: deadline)
        return try await withTaskCancellationHandler {
            try await task.futureResult.get()
        } onCancel: {
            task.cancel()
        }
    }

    /// Closes all connections; requests under way fail.
    func shutdown() async {
        let clients = state.withLock { state in
            state.isShutDown = true
            return state.clients
        }
        for client in clients.values { try? await client.shutdown() }
    }

    private func client(for route: ProxyServer?) throws -> HTTPClient {
        try state.withLock { state in
            if let client = state.clients[route] { return client }
            guard !state.isShutDown else { throw HTTPClientError.alreadyShutdown }
            let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings(route))
            state.clients[route] = client
            return client
        }
    }

    private func settings(_ proxy: ProxyServer?) -> HTTPClient.Configuration {
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
