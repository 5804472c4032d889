import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// Looks at the dates of a site's certificate after it has been refused, which the refusal does not tell.
///
/// The handshake is broken off once the certificate has come; no request is sent over the connection.
struct CertificateProbe: Sendable {
    /// The name that is asked for.
    let host: String
    let port: Int
    /// What is connected to.
    let address: String

    /// What the dates of a certificate say about the present.
    enum Dates: Sendable, Hashable {
        case valid
        case expired
        case notYetValid
        /// The certificate did not come again.
        case unknown
    }

    /// The dates as they were seen.
    ///
    /// Guarded by its mutex.
    private final class Found: Sendable {
        let dates = Mutex(Dates.unknown)
    }

    private static let patience = TimeAmount.seconds(5)

    /// The dates of the certificate that the site shows.
    ///
    /// - Parameter now: this machine's clock, in milliseconds since 1970-01-01 UTC.
    /// - Returns: what they say; `unknown` where the site shows none.
    func dates(at now: Int64 = WallClock.milliseconds) async -> Dates {
        let found = Found()
        let name = IPBlock(host) == nil ? host : nil
        do {
            let context = try NIOSSLContext(configuration: .makeClientConfiguration())
            let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .connectTimeout(Self.patience)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let handler = try NIOSSLClientHandler(context: context, serverHostname: name) {
                            (chain: [NIOSSLCertificate], verdict: EventLoopPromise<NIOSSLVerificationResult>)
                            in
                            found.dates.withLock { $0 = Self.dates(of: chain.first, now / 1000) }
                            verdict.succeed(.failed)
                        }
                        try channel.pipeline.syncOperations.addHandler(handler)
                        channel.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
                    }
                }
                .connect(host: address, port: port).get()
            try await withTaskCancellationHandler {
                try await channel.closeFuture.get()
            } onCancel: {
                channel.close(promise: nil)
            }
        } catch {
            // The site is gone or knows no TLS any more; the first failure is what is told.
            return .unknown
        }
        return found.dates.withLock { $0 }
    }

    private static func dates(of certificate: NIOSSLCertificate?, _ now: Int64) -> Dates {
        guard let certificate else { return .unknown }
        if Int64(certificate.notValidAfter) < now { return .expired }
        return Int64(certificate.notValidBefore) > now ? .notYetValid : .valid
    }
}
