/// A site that answers like ESM and IAM over HTTP on 127.0.0.1, or over TLS with ``SimulatedSiteOptions/tls``.
///
/// It runs until ``stop()`` is called or the site is released.
public final class SimulatedSite: Sendable {
    /// The options that the site was started with.
    public let options: SimulatedSiteOptions

    /// The port that it listens on.
    public let port: Int

    private let gateway: Gateway
    private let serving: Task<Void, Never>
    private let listener: Listener

    private init(
        options: SimulatedSiteOptions, port: Int, gateway: Gateway, serving: Task<Void, Never>,
        listener: Listener
    ) {
        self.options = options
        self.port = port
        self.gateway = gateway
        self.serving = serving
        self.listener = listener
    }

    deinit {
        Task { [serving, listener] in
            await listener.stopAccepting()
            serving.cancel()
        }
    }

    /// Starts a site.
    ///
    /// - Parameters:
    ///   - options: What it holds and how it behaves.
    ///   - port: The port to listen on, or 0 for a free one.
    /// - Returns: The site, which accepts requests.
    /// - Throws: ``SimulatorError`` where the port cannot be bound, or the certificate not be used.
    public static func start(
        _ options: SimulatedSiteOptions = SimulatedSiteOptions(),
        port: Int = 0
    ) async throws(SimulatorError) -> SimulatedSite {
        guard (0...65_535).contains(port) else { throw SimulatorError(code: .cannotBind, underlying: nil) }
        let tls = try options.tls?.configuration()
        let gateway = Gateway(options: options)
        let listener = Listener(group: SiteServer.eventLoops)
        let server = SiteServer(
            gateway: gateway, latency: .milliseconds(max(0, options.latencyMilliseconds)), listener: listener,
            tls: tls)
        let (ports, listening) = AsyncThrowingStream.makeStream(of: Int.self)
        let serving = Task {
            do {
                try await server.run(port: port) { listening.yield($0) }
                listening.finish()
            } catch {
                listening.finish(throwing: error)
            }
        }
        do {
            for try await port in ports {
                return SimulatedSite(
                    options: options, port: port, gateway: gateway, serving: serving, listener: listener)
            }
        } catch {
            throw SimulatorError(code: .cannotBind, underlying: error)
        }
        serving.cancel()
        throw SimulatorError(code: .cannotBind, underlying: nil)
    }

    /// The address of ESM, such as `http://127.0.0.1:40123`, or with https where the site has a certificate.
    public var endpoint: String { "\(options.tls == nil ? "http" : "https")://127.0.0.1:\(port)" }

    /// The address of IAM.
    public var iamEndpoint: String { endpoint }

    /// The id of the project that tokens are scoped to.
    public var projectID: String { gateway.identity.projectID }

    /// What the site knows: the truth behind its answers.
    public var world: SimulatedWorld { gateway.world }

    /// The requests so far, sign-ins included, oldest first; at least as many as
    /// ``SimulatedSiteOptions/rememberedRequests`` says.
    public var requests: [RecordedRequest] { gateway.requests }

    /// Makes more things go wrong; the faults count requests from now on.
    ///
    /// - Parameter faults: What goes wrong, and when.
    public func inject(_ faults: Fault...) {
        gateway.inject(faults)
    }

    /// Stops listening, closes every connection, and returns when that is done.
    public func stop() async {
        await listener.stopAccepting()
        serving.cancel()
        await serving.value
    }
}
