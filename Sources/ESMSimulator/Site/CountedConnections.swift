import HummingbirdCore
import Logging
import NIOCore

/// HTTP/1 connections that tell the listener when they are set up and when they are served.
struct CountedConnections: ServerChildChannel {
    let base: HTTP1Channel
    let listener: Listener

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        base.setup(channel: channel, logger: logger).map { value in
            listener.accepted()
            return value
        }
    }

    func handle(value: HTTP1Channel.Value, logger: Logger) async {
        listener.tookOn()
        await base.handle(value: value, logger: logger)
    }
}
