import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL

/// The one HTTP client of a site: its connections, its trust, its limits.
///
/// Redirects are never followed, so no secret reaches another host, and requests are not repeated here.
final class Transport: Sendable {
    private let client: HTTPClient
    private let timeout: Duration
    private let maximumBytes: Int

    init(_ configuration: SiteConfiguration) throws(ESMClientError) {
        timeout = configuration.requestTimeout
        maximumBytes = configuration.maximumResponseBytes
        var settings = HTTPClient.Configuration()
        settings.tlsConfiguration = try Self.trust(caFile: configuration.caFile)
        settings.redirectConfiguration = .disallow
        // A token can be larger than the header lists that HTTP/2 peers accept.
        settings.httpVersion = .http1Only
        settings.timeout.connect = TimeAmount(min(timeout, .seconds(10)))
        settings.connectionPool.idleTimeout = .seconds(30)
        settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = configuration.maximumConcurrency
        settings.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
    }

    deinit {
        // The library insists on a shutdown; one that was asked for already makes this one fail, harmlessly.
        let client = client
        Task { try? await client.shutdown() }
    }

    /// Sends a request and waits for the whole answer.
    ///
    /// Cancelling the task closes the connection.
    /// - Parameter call: what to send.
    /// - Returns: the answer, whatever its status.
    /// - Throws: what the HTTP library reports, ``AnswerCollector/TooLarge`` or `CancellationError`.
    func send(_ call: HTTPCall) async throws -> HTTPAnswer {
        try Task.checkCancellation()
        let request = try HTTPClient.Request(
            url: call.url, method: HTTPMethod(rawValue: call.method), headers: call.headers,
            body: call.body.map { .bytes($0) })
        let task = client.execute(
            request: request, delegate: AnswerCollector(limit: maximumBytes),
            deadline: .now() + TimeAmount(timeout))
        return try await withTaskCancellationHandler {
            try await task.futureResult.get()
        } onCancel: {
            task.cancel()
        }
    }

    /// Closes all connections; requests under way fail.
    func shutdown() async {
        try? await client.shutdown()
    }

    private static func trust(caFile: String?) throws(ESMClientError) -> TLSConfiguration {
        var trust = TLSConfiguration.makeClientConfiguration()
        guard let caFile else { return trust }
        let certificates: [NIOSSLCertificate]
        do {
            certificates = try NIOSSLCertificate.fromPEMFile(caFile)
        } catch {
            throw .configuration("the CA file \(caFile) cannot be read as PEM certificates")
        }
        guard !certificates.isEmpty else {
            throw .configuration("the CA file \(caFile) holds no certificate")
        }
        trust.trustRoots = .certificates(certificates)
        return trust
    }
}
