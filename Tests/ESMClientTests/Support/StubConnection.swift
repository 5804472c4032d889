import NIOCore
import NIOHTTP1

/// One connection of a stub site: reads a request, sends its answer, and cancels it when the client goes.
final class StubConnection: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart

    private let site: StubSite
    private var head: HTTPRequestHead?
    private var body = ByteBuffer()
    private var answer: Task<Void, Never>?

    init(_ site: StubSite) {
        self.site = site
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body.clear()
        case .body(var part): body.writeBuffer(&part)
        case .end:
            guard let head else { return }
            let request = StubRequest(head, body: String(buffer: body))
            let (site, channel) = (site, context.channel)
            answer = Task {
                do {
                    try await site.answer(request).send(to: channel)
                } catch {
                    channel.close(promise: nil)
                }
            }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        answer?.cancel()
        context.fireChannelInactive()
    }
}
