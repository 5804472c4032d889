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
    func error(_ error: any Error) -> ESMClientError {
        switch error {
        case let error as ESMClientError: error
        case is CancellationError: .cancelled
        case is AnswerCollector.TooLarge: tooLarge
        case let error as HTTPClientError: httpClientError(error)
        case let error as NIOConnectionError: noConnection(error)
        case ChannelError.connectTimeout: noConnectionInTime
        case let error as NIOSSLError: tls(error)
        case is NIOSSLExtraError: unreachable("its certificate is for another host")
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
        case .deadlineExceeded, .readTimeout, .writeTimeout, .getConnectionFromPoolTimeout:
            failure(.timeout, "no answer from \(site.origin) within \(configuration.requestTimeout)")
        case .connectTimeout, .tlsHandshakeTimeout:
            noConnectionInTime
        case .cancelled, .requestStreamCancelled, .alreadyShutdown: .cancelled
        case .remoteConnectionClosed, .uncleanShutdown: brokeOff
        default: unreachable(error.shortDescription)
        }
    }

    private func tls(_ error: NIOSSLError) -> ESMClientError {
        guard case .handshakeFailed(let cause) = error else { return unreachable("TLS failed") }
        let text = String(describing: cause)
        guard text.contains("CERTIFICATE_VERIFY_FAILED") else {
            return unreachable("the TLS handshake failed")
        }
        let trust = configuration.caFile.map { "the authorities in \($0)" } ?? "the system's authorities"
        return unreachable("its certificate is not vouched for by \(trust)")
    }

    private func unreachable(_ reason: String) -> ESMClientError {
        failure(.unreachable, "cannot reach \(site.origin): \(reason)")
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
        failure(.timeout, "no connection to \(site.origin) in time")
    }

    private static func text(of error: IOError) -> String {
        String(cString: strerror(error.errnoCode))
    }
}
