import ESMQL
import ESMSimulator
import Foundation

/// A session with a simulated site, both at the same fixed moment.
struct TablesSite {
    /// 2026-11-02 06:30:00 UTC: 14:30 at the site.
    static let now: Int64 = 1_793_601_000_000

    let session: Session
    let site: SimulatedSite

    var world: SimulatedWorld { site.world }

    /// Runs a body with a session; nothing limits the requests a minute.
    static func run(
        _ options: SimulatedSiteOptions = SimulatedSiteOptions(),
        session sessionOptions: SessionOptions = SessionOptions(), meteringDomain: String? = "tenant-1",
        pageSize: Int = 1000, _ body: (TablesSite) async throws -> Void
    ) async throws {
        var options = options
        options.now = now
        options.requestsPerMinute = nil
        try await withSimulatedSite(options) { site in
            let configuration = try SiteConfiguration(
                endpoint: site.endpoint, iamEndpoint: site.iamEndpoint,
                credentials: .password(
                    user: site.options.user, password: Secret(site.options.password),
                    domain: site.options.domain, project: .name(site.options.project)),
                appCode: Secret(site.options.appCode), hcsoAppCode: Secret(site.options.hcsoAppCode),
                meteringDomainID: meteringDomain, pageSize: pageSize)
            let session = try Session(
                configuration: configuration, options: sessionOptions, now: { now })
            do {
                try await body(TablesSite(session: session, site: site))
                await session.close()
            } catch {
                await session.close()
                throw error
            }
        }
    }

    /// The tables of a session that has nobody to ask.
    static func schemas() async throws -> [TableSchema] {
        let session = try Session(
            configuration: try SiteConfiguration(
                endpoint: "http://127.0.0.1:9", credentials: .token(Secret("none"))))
        let schemas = session.engine.schemas
        await session.close()
        return schemas
    }

    /// The rows of a query.
    func rows(_ query: String) async throws -> [[Value]] {
        try await session.query(query).allRows().map(\.values)
    }

    /// The error of a query; nil where it has none.
    func failure(_ query: String) async -> QueryError? {
        do throws(QueryError) {
            _ = try await session.query(query).allRows()
            return nil
        } catch { return error }
    }

    /// The requests so far without the sign-in, as method and path.
    var requestLines: [String] {
        site.requests.filter { $0.path != "/v3/auth/tokens" }.map { "\($0.method) \($0.path)" }
    }

    /// How many requests reached a path with this end.
    func requests(to path: String) -> [RecordedRequest] {
        site.requests.filter { $0.path.hasSuffix(path) }
    }

    /// Lets the site answer the requests to a path with a body of the test's own.
    func answer(
        _ path: String, with body: String, status: Int = 200, requests: ClosedRange<Int> = 1...Int.max
    ) {
        site.inject(Fault(.respond(status: status, body: body), path: path, requests: requests))
    }
}

/// Files beside the tests.
enum TestFiles {
    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let root = tests.deletingLastPathComponent().deletingLastPathComponent()

    /// A sample of the API reference.
    static func sample(_ name: String) throws -> String {
        try String(contentsOf: tests.appending(path: "Samples/\(name).json"), encoding: .utf8)
    }

    /// The names of all samples.
    static func sampleNames() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: tests.appending(path: "Samples").path)
            .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
    }

    /// The text of an example query.
    static func example(_ name: String) throws -> String {
        try String(contentsOf: root.appending(path: "examples/queries/\(name).sql"), encoding: .utf8)
    }
}

/// A time as the tables write it.
func time(_ milliseconds: Int64) -> Value { TimeText.format(milliseconds).map(Value.text) ?? .null }

/// A text, NULL for nil.
func text(_ text: String?) -> Value { text.map(Value.text) ?? .null }
