import NIOCore
import NIOHTTP1

/// What a stub site answers.
struct StubAnswer: Sendable {
    var status = 200
    var headers: [String: String] = ["Content-Type": "application/json"]
    var body = ""
    /// How often the body is sent, one chunk after the other and without a length; nil for once, with its length.
    var chunks: Int?
    /// What becomes of the answer behind its body.
    var ending = Ending.whole

    enum Ending: Sendable {
        /// The answer is whole.
        case whole
        /// Nothing is sent at all; the signal fires when the client closes its connection.
        case silence(Signal)
        /// The body stops and nothing more comes.
        case stall
        /// The connection is closed before the body is whole.
        case hangUp
    }

    /// JSON with a status.
    static func json(_ body: String, status: Int = 200, headers: [String: String] = [:]) -> StubAnswer {
        var answer = StubAnswer(status: status, body: body)
        answer.headers.merge(headers) { $1 }
        return answer
    }

    /// A page of rows `{"id": n}` out of a table with the ids 0 to `total` - 1.
    static func page(_ request: StubRequest, total: Int) -> StubAnswer {
        let ids = min(request.offset, total)..<min(request.offset + request.pageSize, total)
        let rows = ids.map { #"{"id":\#($0)}"# }.joined(separator: ",")
        return json(#"{"total":\#(total),"list":[\#(rows)]}"#)
    }

    /// A token in the header, as IAM sends it.
    static func token(_ token: String) -> StubAnswer {
        json("{}", status: 201, headers: ["X-Subject-Token": token])
    }

    /// No answer; `closed` fires when the client gives up.
    static func silence(_ closed: Signal) -> StubAnswer { StubAnswer(ending: .silence(closed)) }

    /// Sends the answer; the task is cancelled when the client closes the connection.
    func send(to channel: any Channel) async throws {
        if case .silence(let closed) = ending {
            await Signal().wait()
            return closed.fire()
        }
        let buffer = ByteBuffer(string: body)
        var fields = HTTPHeaders(Array(headers))
        let missing = if case .whole = ending { 0 } else { 10 }
        if chunks == nil { fields.add(name: "Content-Length", value: "\(buffer.readableBytes + missing)") }
        let head = HTTPResponseHead(
            version: .http1_1, status: HTTPResponseStatus(statusCode: status), headers: fields)
        channel.write(HTTPServerResponsePart.head(head), promise: nil)
        for _ in 0..<(chunks ?? 1) {
            try await channel.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(buffer)))
        }
        switch ending {
        case .whole, .silence: try await channel.writeAndFlush(HTTPServerResponsePart.end(nil))
        case .stall: await Signal().wait()
        case .hangUp: try await channel.close()
        }
    }
}
