import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a failure below HTTP's statuses means.
///
/// The texts of the library are not passed on whole: some of them quote header values.
struct TransportFailure {
    private let site: SiteAddress
    private let configuration: SiteConfiguration
    private let path: String

    init(site: SiteAddress, configuration: SiteConfiguration, path: String) {
        self.site = site
        self.configuration = configuration
        self.path = path
    }

    /// The client's own error for one of the library.
    ///
    /// Where a certificate was refused, it is asked for once more to tell why; nothing else is sent for that.
    func explained(_ error: any Error) async -> ESMClientError {
        guard Self.isDistrust(error), configuration.proxy.server(for: site) == nil else {
            return self.error(error)
        }
        let probe = CertificateProbe(
            host: site.host, port: site.port ?? 443,
            address: configuration.tls.addresses[site.host] ?? site.host)
        return switch await probe.dates() {
        case .expired: unreachable("its certificate has expired; the site has to renew it")
        case .notYetValid: unreachable("its certificate is not valid yet; is this machine's clock right?")
        case .valid, .unknown: self.error(error)
        }
    }

    /// The client's own error for one of the library, as far as the error itself tells it.
    func error(_ error: any Error) -> ESMClientError {
        switch error {
        case let error as ESMClientError: error
        case is CancellationError: .cancelled
        case is AnswerCollector.TooLarge: tooLarge
        case let error as HTTPClientError: httpClientError(error)
        case let error as NIOConnectionError: noConnection(error)
        case ChannelError.connectTimeout: noConnectionInTime
        case let error as NIOSSLError: tls(error)
        case is NIOSSLExtraError:
            unreachable(
                "its certificate is for another host than \(site.host); is the endpoint right? A site that is "
                    + "reached by an address needs its name in the endpoint and the address in addresses")
        case let error as BoringSSLError: alert(String(describing: error))
        case let error as IOError: unreachable(Self.text(of: error))
        case HTTPParserError.invalidEOFState: brokeOff
        case is HTTPParserError: failure(.badResponse, "\(site.origin) does not speak HTTP")
        default: unreachable("the connection broke")
        }
    }

    private var tooLarge: ESMClientError {
        failure(
            .badResponse,
            "the answer is larger than the \(configuration.maximumResponseBytes) bytes allowed")
    }

    private var brokeOff: ESMClientError {
        unreachable("it closed the connection before the answer was whole")
    }

    private func httpClientError(_ error: HTTPClientError) -> ESMClientError {
        switch error {
        case .readTimeout:
            failure(.timeout, "\(site.origin) stopped sending before the answer was whole")
        case .deadlineExceeded, .writeTimeout, .getConnectionFromPoolTimeout:
            failure(.timeout, "no answer from \(site.origin) within \(configuration.requestTimeout)")
        case .connectTimeout, .tlsHandshakeTimeout:
            noConnectionInTime
        case .cancelled, .requestStreamCancelled, .alreadyShutdown: .cancelled
        case .remoteConnectionClosed, .uncleanShutdown: brokeOff
        case .proxyAuthenticationRequired:
            unreachable("the proxy wants another user and password than the setting proxy holds")
        case .invalidProxyResponse:
            unreachable("the proxy refuses to open the connection")
        default: unreachable(error.shortDescription)
        }
    }

    private func tls(_ error: NIOSSLError) -> ESMClientError {
        guard case .handshakeFailed(let cause) = error else { return alert(String(describing: error)) }
        guard Self.isDistrust(error) else { return alert(String(describing: cause)) }
        guard let file = configuration.caFile else {
            return unreachable(
                "its certificate is not vouched for by the system's authorities; where the site has an authority "
                    + "of its own, set ca_file to its certificate")
        }
        return unreachable("its certificate is not vouched for by the authorities in \(file)")
    }

    /// What the site says before it hangs up, by the names of the alerts (RFC 8446, section 6).
    private func alert(_ text: String) -> ESMClientError {
        let isOurs = configuration.tls.clientCertificateFile != nil
        if text.contains("ALERT_CERTIFICATE_REQUIRED")
            || (!isOurs && text.contains("ALERT_HANDSHAKE_FAILURE"))
            || (!isOurs && text.contains("ALERT_BAD_CERTIFICATE"))
        {
            return unreachable(
                "it wants a certificate of the client: set client_certificate and client_key")
        }
        if isOurs, text.contains("CERTIFICATE") || text.contains("UNKNOWN_CA") {
            return unreachable("it does not accept the client's certificate")
        }
        if text.contains("PROTOCOL_VERSION") || text.contains("UNSUPPORTED_PROTOCOL") {
            return unreachable("it speaks no TLS of version 1.2 or later")
        }
        if text.contains("WRONG_VERSION_NUMBER") { return unreachable("it does not speak TLS at that port") }
        return unreachable("the TLS handshake failed")
    }

    private static func isDistrust(_ error: any Error) -> Bool {
        guard case .handshakeFailed(let cause) = error as? NIOSSLError else { return false }
        return String(describing: cause).contains("CERTIFICATE_VERIFY_FAILED")
    }

    private func unreachable(_ reason: String) -> ESMClientError {
        failure(.unreachable, "cannot reach \(site.origin)\(way): \(reason)")
    }

    /// The proxy on the way, where there is one.
    private var way: String {
        configuration.proxy.server(for: site).map { " through the proxy \($0)" } ?? ""
    }

    private func failure(_ code: ESMClientError.Code, _ message: String) -> ESMClientError {
        ESMClientError(code: code, message: message, path: path)
    }

    private func noConnection(_ error: NIOConnectionError) -> ESMClientError {
        guard let failure = error.connectionErrors.first?.error else { return unreachable("unknown host") }
        return switch failure {
        case let failure as IOError: unreachable(Self.text(of: failure))
        case ChannelError.connectTimeout: noConnectionInTime
        default: unreachable("no connection")
        }
    }

    private var noConnectionInTime: ESMClientError {
        failure(.timeout, "no connection to \(site.origin)\(way) in time")
    }

    private static func text(of error: IOError) -> String {
        String(cString: strerror(error.errnoCode))
    }
}
