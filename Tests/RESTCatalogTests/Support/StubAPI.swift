import ESMQL
import HTTPTypes
import Hummingbird
import Logging
import RESTCatalog
import Synchronization

/// An API on loopback that answers what a test says, and remembers what it was asked.
final class StubAPI: Sendable {
    /// A request as it came.
    struct Asked: Sendable {
        /// The path and the query as sent.
        var target: String
        var path: String
        var query: [String: String]
        var headers: [String: String]
    }

    /// What is answered.
    struct Answer: Sendable {
        var status = 200
        var headers: [String: String] = [:]
        var body: String
    }

    /// Where it listens.
    let origin: String
    private let state: Requests

    private final class Requests: Sendable {
        let list = Mutex<[Asked]>([])
    }

    private init(origin: String, state: Requests) {
        self.origin = origin
        self.state = state
    }

    /// The requests so far.
    var requests: [Asked] { state.list.withLock(\.self) }

    /// Runs an API while `body` runs.
    static func run<Result: Sendable>(
        _ answer: @escaping @Sendable (Asked, _ origin: String) -> Answer,
        _ body: @escaping @Sendable (StubAPI) async throws -> Result
    ) async throws -> Result {
        let state = Requests()
        let address = Mutex("")
        let router = Router()
        router.get("**") { request, _ -> Response in
            var headers: [String: String] = [:]
            for field in request.headers { headers[field.name.canonicalName] = field.value }
            var query: [String: String] = [:]
            for (name, value) in request.uri.queryParameters { query[String(name)] = String(value) }
            let asked = Asked(
                target: request.uri.description, path: request.uri.path, query: query, headers: headers)
            state.list.withLock { $0.append(asked) }
            let answer = answer(asked, address.withLock(\.self))
            var fields: HTTPFields = [.contentType: "application/json"]
            for (name, value) in answer.headers {
                if let name = HTTPField.Name(name) { fields[name] = value }
            }
            return Response(
                status: .init(code: answer.status), headers: fields,
                body: .init(byteBuffer: ByteBuffer(string: answer.body)))
        }
        let (ports, ready) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "stub")
        logger.logLevel = .critical
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                ready.yield(channel.localAddress?.port ?? 0)
                ready.finish()
            }, logger: logger)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            defer { group.cancelAll() }
            var port = 0
            for await number in ports { port = number }
            let origin = "http://127.0.0.1:\(port)"
            address.withLock { $0 = origin }
            return try await body(StubAPI(origin: origin, state: state))
        }
    }
}

extension StubAPI {
    /// Runs a session over the tables of a catalogue while `body` runs; `ORIGIN` in its text is the API's address.
    static func session<Result: Sendable>(
        _ catalog: String, environment: [String: String] = [:],
        answer: @escaping @Sendable (Asked, _ origin: String) -> Answer,
        _ body: @escaping @Sendable (Session, StubAPI) async throws -> Result
    ) async throws -> Result {
        try await run(answer) { api in
            let file = try CatalogFile(
                text: catalog.replacing("ORIGIN", with: api.origin), name: "site.yaml",
                environment: environment)
            let tables = try file.open(options: ClientOptions(retry: .none))
            let session = Session(localTables: tables.all, now: { 1_793_491_200_000 })
            do {
                let result = try await body(session, api)
                await session.close()
                return result
            } catch {
                await session.close()
                throw error
            }
        }
    }
}
