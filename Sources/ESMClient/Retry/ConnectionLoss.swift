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

/// What a failure below HTTP's statuses means for another try.
struct ConnectionLoss: Sendable, Hashable {
    /// Whether the request surely was not sent.
    let isUnsent: Bool

    /// Nil for a failure that another try would meet again, such as a certificate that is not trusted.
    init?(_ error: any Error) {
        switch error {
        case let error as NIOConnectionError:
            // A name that nobody knows is a setting to be mended.
            guard !error.connectionErrors.isEmpty else { return nil }
            isUnsent = true
        case ChannelError.connectTimeout: isUnsent = true
        case let error as HTTPClientError:
            switch error {
            case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout: isUnsent = true
            case .deadlineExceeded, .readTimeout, .writeTimeout, .remoteConnectionClosed, .uncleanShutdown:
                isUnsent = false
            default: return nil
            }
        case let error as IOError:
            // ECONNREFUSED comes before anything was sent.
            isUnsent = error.errnoCode == Self.refused
        case ChannelError.ioOnClosedChannel, ChannelError.inputClosed, ChannelError.eof: isUnsent = false
        case HTTPParserError.invalidEOFState: isUnsent = false
        case NIOSSLError.uncleanShutdown: isUnsent = false
        // The other end has hung up before it said anything of the handshake.
        case NIOSSLError.handshakeFailed(.sslError(let errors)) where errors == [.eofDuringHandshake]:
            isUnsent = true
        default: return nil
        }
    }
}

extension ConnectionLoss {
    private static let refused = ECONNREFUSED
}
