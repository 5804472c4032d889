import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Synchronization

/// Gathers the parts of an answer into one array of bytes, and stops at the largest size allowed.
final class AnswerCollector: HTTPClientResponseDelegate {
    typealias Response = HTTPAnswer

    /// The answer has more bytes than allowed.
    struct TooLarge: Error {}

    private let limit: Int
    private let answer = Mutex<HTTPAnswer?>(nil)

    init(limit: Int) {
        self.limit = limit
    }

    func didReceiveHead(
        task: HTTPClient.Task<HTTPAnswer>, _ head: HTTPResponseHead
    ) -> EventLoopFuture<Void> {
        let length = head.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
        guard length <= limit else { return task.eventLoop.makeFailedFuture(TooLarge()) }
        answer.withLock {
            var body: [UInt8] = []
            body.reserveCapacity(max(length, 0))
            $0 = HTTPAnswer(status: Int(head.status.code), headers: head.headers, body: body)
        }
        return task.eventLoop.makeSucceededVoidFuture()
    }

    func didReceiveBodyPart(
        task: HTTPClient.Task<HTTPAnswer>, _ buffer: ByteBuffer
    ) -> EventLoopFuture<Void> {
        let fits = answer.withLock { answer in
            guard let count = answer?.body.count, count + buffer.readableBytes <= limit else { return false }
            buffer.withUnsafeReadableBytes { answer?.body.append(contentsOf: $0) }
            return true
        }
        return fits ? task.eventLoop.makeSucceededVoidFuture() : task.eventLoop.makeFailedFuture(TooLarge())
    }

    func didFinishRequest(task: HTTPClient.Task<HTTPAnswer>) throws -> HTTPAnswer {
        let answer = answer.withLock { answer in
            defer { answer = nil }
            return answer
        }
        guard let answer else { throw HTTPClientError.remoteConnectionClosed }
        return answer
    }
}
