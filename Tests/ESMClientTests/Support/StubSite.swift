import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// A server on 127.0.0.1 that answers with what a test's closure says, and remembers what it was asked.
final class StubSite: Sendable {
    typealias Handler = @Sendable (StubRequest) async throws -> StubAnswer

    private let requests = Mutex<[StubRequest]>([])
    private let origin = Mutex("")
    private let handler: Handler

    private init(_ handler: @escaping Handler) {
        self.handler = handler
    }

    /// Everything that was asked, in the order of arrival.
    var seen: [StubRequest] { requests.withLock { $0 } }

    var endpoint: String { origin.withLock { $0 } }

    /// Runs a site that answers always the same.
    static func run(
        answer: StubAnswer, certificate: String? = nil, _ body: (StubSite) async throws -> Void
    ) async throws {
        let handler: Handler = { _ in answer }
        try await run(handler, certificate: certificate, body)
    }

    /// Runs a site with a table of rows `{"id": n}`.
    static func run(
        rows: Int, certificate: String? = nil, _ body: (StubSite) async throws -> Void
    ) async throws {
        let handler: Handler = { .page($0, total: rows) }
        try await run(handler, certificate: certificate, body)
    }

    /// Runs a site while `body` runs, with TLS where it has a certificate; it may ask for the client's.
    static func run(
        _ handler: @escaping Handler, certificate: String? = nil, wantsClientCertificate: Bool = false,
        latestTLS: TLSVersion? = nil, _ body: (StubSite) async throws -> Void
    ) async throws {
        let site = StubSite(handler)
        let context = try certificate.map {
            try tlsContext($0, wantsClientCertificate: wantsClientCertificate, latestTLS)
        }
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let context { try pipeline.addHandler(NIOSSLServerHandler(context: context)) }
                    try pipeline.configureHTTPServerPipeline()
                    try pipeline.addHandler(StubConnection(site))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = channel.localAddress?.port ?? 0
        let origin = context == nil ? "http://127.0.0.1:\(port)" : "https://localhost:\(port)"
        site.origin.withLock { $0 = origin }
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(site))
        } catch {
            result = .failure(error)
        }
        try await channel.close()
        try result.get()
    }

    func answer(_ request: StubRequest) async throws -> StubAnswer {
        requests.withLock { $0.append(request) }
        return try await handler(request)
    }

    private static func tlsContext(
        _ certificate: String, wantsClientCertificate: Bool, _ latestTLS: TLSVersion?
    ) throws -> NIOSSLContext {
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8))
        let key = try NIOSSLPrivateKey(bytes: Array(TestCertificates.key.utf8), format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        if let latestTLS {
            configuration.minimumTLSVersion = .tlsv1
            configuration.maximumTLSVersion = latestTLS
        }
        if wantsClientCertificate {
            let authority = try NIOSSLCertificate.fromPEMBytes(Array(TestCertificates.authority.utf8))
            configuration.trustRoots = .certificates(authority)
            configuration.certificateVerification = .noHostnameVerification
        }
        return try NIOSSLContext(configuration: configuration)
    }
}
