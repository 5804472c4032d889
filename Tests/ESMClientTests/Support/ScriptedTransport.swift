import NIOHTTP1
import Synchronization

@testable import ESMClient

/// A transport that answers with what a test says, without a network.
final class ScriptedTransport: HTTPTransport {
    typealias Answer = @Sendable (_ number: Int, _ call: HTTPCall) async throws -> HTTPAnswer

    private let calls = Mutex<[HTTPCall]>([])
    private let answer: Answer

    init(_ answer: @escaping Answer) {
        self.answer = answer
    }

    /// Everything that was sent, in order.
    var sent: [HTTPCall] { calls.withLock { $0 } }

    func send(_ call: HTTPCall, to site: SiteAddress) async throws -> HTTPAnswer {
        let number = calls.withLock { calls in
            calls.append(call)
            return calls.count
        }
        return try await answer(number, call)
    }

    func shutdown() async {}
}

extension HTTPAnswer {
    static func stub(
        _ status: Int, _ body: String = #"{"total":1,"list":[{"id":0}]}"#, headers: HTTPHeaders = [:]
    ) -> HTTPAnswer {
        HTTPAnswer(status: status, headers: headers, body: Array(body.utf8))
    }
}

extension RequestRunner {
    /// A runner over a scripted transport, with a clock of its own.
    static func scripted(
        _ transport: ScriptedTransport, clock: VirtualClock, options: ClientOptions = ClientOptions(),
        log: RecordLog? = nil
    ) throws -> RequestRunner {
        var options = options
        options.clock = clock.clock
        let configuration = try testConfiguration("http://127.0.0.1:1")
        return RequestRunner(
            configuration: configuration, options: options, transport: transport,
            gate: RequestGate(limit: 4), limiters: RateLimiters.all(configuration, options) { _ in },
            logger: .init(label: "test"), onRequest: { log?.add($0) })
    }

    /// Makes one request for a page of devices; its answer's status is the value.
    func ask(
        hasEffect: Bool = false, level: ServiceLevel? = .s1, priority: RequestPriority = .interactive
    ) async throws -> Int {
        let call = HTTPCall(method: hasEffect ? "POST" : "GET", url: "http://127.0.0.1:1/p", headers: [:])
        let label = Label(
            endpoint: "devices", path: "/p", query: "", attempt: 1, site: configuration.site, level: level,
            priority: priority, hasEffect: hasEffect)
        return try await run(call, label) { answer throws(ESMClientError) in
            _ = try AnswerReader(path: "GET /p", secrets: []).envelope(answer)
            return (answer.status, nil)
        }
    }
}
