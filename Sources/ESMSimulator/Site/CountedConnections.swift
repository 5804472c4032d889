import HummingbirdCore
import Logging
import NIOCore

/// HTTP/1 connections, encrypted or not, that tell the listener when they are set up and when they are served.
struct CountedConnections<Base: ServerChildChannel>: ServerChildChannel {
    let base: Base
    let listener: Listener

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
        base.setup(channel: channel, logger: logger).map { value in
            listener.accepted()
            return value
        }
    }

    func handle(value: Base.Value, logger: Logger) async {
        listener.tookOn()
        await base.handle(value: value, logger: logger)
    }
}
