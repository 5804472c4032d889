import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A proxy on 127.0.0.1 that opens every connection it is asked for to one port, and remembers what it was asked.
final class ConnectProxy: Sendable {
    /// What a client asked for.
    struct Request: Sendable, Hashable {
        var target: String
        var authorization: String?
    }

    private let requests = Mutex<[Request]>([])
    private let target: Int
    private let refusal: HTTPResponseStatus?

    private init(target: Int, refusal: HTTPResponseStatus?) {
        self.target = target
        self.refusal = refusal
    }

    /// Everything that was asked, in the order of arrival.
    var seen: [Request] { requests.withLock { $0 } }

    /// Runs a proxy while `body` runs; it gets the proxy and its port.
    static func run(
        to target: Int, refusing refusal: HTTPResponseStatus? = nil,
        _ body: (ConnectProxy, Int) async throws -> Void
    ) async throws {
        let proxy = ConnectProxy(target: target, refusal: refusal)
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(ConnectHandler(proxy))
                }
            }
            .childChannelOption(.autoRead, value: true)
            .bind(host: "127.0.0.1", port: 0).get()
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(proxy, channel.localAddress?.port ?? 0))
        } catch {
            result = .failure(error)
        }
        try await channel.close()
        try result.get()
    }

    /// Takes the head of a request in and says where to connect to; nil where it is refused.
    fileprivate func take(_ head: String) -> Int? {
        let lines = head.split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        let field = lines.first { $0.lowercased().hasPrefix("proxy-authorization:") }
        let value = field?.drop { $0 != ":" }.dropFirst(2)
        requests.withLock {
            $0.append(
                Request(
                    target: words.count > 1 ? String(words[1]) : "", authorization: value.map(String.init)))
        }
        return refusal == nil ? target : nil
    }

    fileprivate var refusalLine: String { "HTTP/1.1 \(refusal?.code ?? 200) X\r\nContent-Length: 0\r\n\r\n" }
}

/// One connection to the proxy: the head of a CONNECT, then bytes both ways.
private final class ConnectHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let proxy: ConnectProxy
    private var head = ""
    private var isOver = false

    init(_ proxy: ConnectProxy) {
        self.proxy = proxy
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isOver else { return context.fireChannelRead(data) }
        head += String(buffer: unwrapInboundIn(data))
        guard head.hasSuffix("\r\n\r\n") else { return }
        isOver = true
        let client = context.channel
        guard let port = proxy.take(head) else {
            return client.writeAndFlush(ByteBuffer(string: proxy.refusalLine), promise: nil)
        }
        ClientBootstrap(group: client.eventLoop)
            .channelInitializer { server in
                server.eventLoop.makeCompletedFuture {
                    try server.pipeline.syncOperations.addHandler(Relay(to: client))
                }
            }
            .connect(host: "127.0.0.1", port: port)
            .flatMapThrowing { server in
                try client.pipeline.syncOperations.addHandler(Relay(to: server))
                client.writeAndFlush(ByteBuffer(string: "HTTP/1.1 200 OK\r\n\r\n"), promise: nil)
            }
            .whenFailure { _ in client.close(promise: nil) }
    }
}

/// Hands what arrives to another connection and closes it with its own.
private final class Relay: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let other: any Channel

    init(to other: any Channel) {
        self.other = other
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        other.writeAndFlush(unwrapInboundIn(data), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        other.close(promise: nil)
        context.fireChannelInactive()
    }
}
