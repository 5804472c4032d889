import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import Synchronization

/// Carries requests from the network to the gateway and deliveries back.
struct SiteServer: Sendable {
    let gateway: Gateway
    let latency: Duration
    let listener: Listener
    let tls: TLSConfiguration?

    private typealias HeaderName = HTTPFields.Element.Name

    /// The largest body of a request, in bytes.
    private static let largestBody = 1 << 20

    /// The threads that all sites share.
    static let eventLoops: any EventLoopGroup = EventLoopGroupProvider.singleton.eventLoopGroup

    /// Listens on 127.0.0.1 until the task is cancelled.
    ///
    /// - Parameters:
    ///   - port: The port, or 0 for a free one.
    ///   - onListening: Called with the port once requests are accepted.
    /// - Throws: The error of binding the port.
    func run(port: Int, onListening: @escaping @Sendable (Int) -> Void) async throws {
        var logger = Logger(label: "esm-simulator")
        logger.logLevel = .critical
        defer { listener.isOver() }
        let plain = HTTP1Channel { request, writer, channel in
            try await respond(to: request, writer: writer, channel: channel)
        }
        let connections: any ServerChildChannel =
            if let tls {
                CountedConnections(base: try TLSChannel(plain, tlsConfiguration: tls), listener: listener)
            } else {
                CountedConnections(base: plain, listener: listener)
            }
        let server = connections.server(
            configuration: ServerConfiguration(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in
                listener.listens(on: channel)
                await channel.closeOnExec()
                onListening(channel.localAddress?.port ?? port)
            },
            eventLoopGroup: Self.eventLoops,
            logger: logger
        )
        try await server.run()
    }

    private func respond(
        to request: Request,
        writer: consuming ResponseWriter,
        channel: any Channel
    ) async throws {
        let delivery = gateway.deliver(
            IncomingRequest(
                method: request.method.rawValue,
                path: IncomingRequest.decoded(request.uri.path[...]),
                query: IncomingRequest.queryItems(request.uri.query ?? ""),
                headers: Self.headers(of: request),
                body: try await request.body.collect(upTo: Self.largestBody)
            )
        )
        if latency > .zero { try await Task.sleep(for: latency) }
        switch delivery {
        case .whole(let answer):
            try await writer.write(
                response: Self.head(of: answer), body: ResponseBody(byteBuffer: answer.body))
        case .cut(let answer, let bytes):
            var body = try await writer.writeHead(Self.head(of: answer))
            var part = answer.body
            if let part = part.readSlice(length: min(bytes, part.readableBytes)) {
                try await body.write(part)
            }
            try await channel.close()
        case .stuck(let answer, let bytes):
            var body = try await writer.writeHead(Self.head(of: answer))
            var part = answer.body
            if let part = part.readSlice(length: min(bytes, part.readableBytes)) {
                try await body.write(part)
            }
            try await waitForEnd(of: channel)
        case .closed:
            try await channel.close()
        case .silence:
            try await waitForEnd(of: channel)
        }
    }

    /// Waits until the client has closed its side, which here means that it is gone.
    private func waitForEnd(of channel: any Channel) async throws {
        try await channel.setOption(.allowRemoteHalfClosure, value: false).get()
        try await withTaskCancellationHandler {
            try await channel.closeFuture.get()
        } onCancel: {
            channel.close(promise: nil)
        }
    }

    private static func headers(of request: Request) -> [String: String] {
        var headers: [String: String] = [:]
        for field in request.headers { headers[field.name.canonicalName] = field.value }
        return headers
    }

    private static func head(of answer: SiteAnswer) -> HTTPResponse {
        var fields = HTTPFields()
        for header in answer.headers {
            if let name = HeaderName(header.name) { fields[name] = header.value }
        }
        fields[.contentLength] = String(answer.body.readableBytes)
        return HTTPResponse(status: .init(code: answer.status), headerFields: fields)
    }
}
