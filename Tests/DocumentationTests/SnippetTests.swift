import ESMQL
import ESMSimulator
import Foundation
import RESTCatalog
import SQLSyntax
import Testing

/// The snippets of the articles do what the articles say.
@Suite("Snippets")
struct SnippetTests {
    private static let now: Int64 = 1_793_598_400_000

    private func session<Result>(_ body: (Session, SimulatedSite) async throws -> Result) async throws
        -> Result
    {
        try await withSimulatedSite(SimulatedSiteOptions(now: Self.now, requestsPerMinute: nil)) { site in
            let session = try Session(
                configuration: SiteConfiguration(
                    endpoint: site.endpoint, iamEndpoint: site.iamEndpoint,
                    credentials: .password(
                        user: site.options.user, password: Secret(site.options.password),
                        domain: site.options.domain, project: .name(site.options.project)),
                    appCode: Secret(site.options.appCode)), now: { Self.now })
            let result = try await body(session, site)
            await session.close()
            return result
        }
    }

    @Test func theFirstQuery() async throws {
        await (try FirstQuery.open(token: "t")).close()
        try await session { session, site in
            #expect(try await FirstQuery.rows(session).isEmpty == false)
            let regions = Array(Set(site.world.capacity.map(\.region)).prefix(2))
            let rows = try await FirstQuery.decoded(session, service: "EVS", regions: regions)
            #expect(Set(rows.map(\.region)) == Set(regions))
            let hosts = site.world.hosts.prefix(2).map(\.id)
            let machines = site.world.virtualMachines.count { hosts.contains($0.hostID) }
            #expect(try await FirstQuery.prepared(session, hosts: Array(hosts)) == machines)
            #expect(try await FirstQuery.options(session) == site.world.hosts.count)
            #expect(try await FirstQuery.explained(session).lines.contains { $0.contains("GET ") })
            #expect(await FirstQuery.failing(session) == "unknown-column")
            #expect(site.requests.count < 20)
        }
    }

    @Test func aProvider() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "esmql-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, size) in [("small", 1), ("large", 300), ("middle", 20), ("none", 0)] {
            try Data(repeating: 0, count: size).write(to: folder.appendingPathComponent(name))
        }
        #expect(try await ProviderUse.largest(in: folder.path) == ["large", "middle", "small"])
        let engine = Engine(catalog: Catalog([FilesTable()]), now: { Self.now })
        let plan = try await engine.explain("select name from files where folder = \(folder.path)").lines
        #expect(plan.contains { $0.contains("list \(folder.path)") })
        let error = await #expect(throws: QueryError.self) {
            _ = try await engine.query("select * from files")
        }
        #expect(error?.code == "missing-parameter")
    }

    @Test func theLanguage() {
        #expect(Syntax.parse("select  a from b ; values (1)") == ["SELECT a FROM b", "VALUES (1)"])
        #expect(Syntax.render("select a form b").contains("did you mean FROM"))
        guard
            case .query(let query)? = SQLParser.parse("select a, (select b from c where d = 1) from e")
                .statements
                .first?.kind
        else {
            Issue.record("it is a query")
            return
        }
        #expect(Syntax.columns(in: query.children) == ["a", "b", "d"])
    }

    @Test func aSimulatedSite() async throws {
        let (counted, hosts) = try await SimulatedTool.count()
        #expect(counted == hosts)
        #expect(try await SimulatedTool.failing() == "1")
    }

    @Test func aCatalogue() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(
            "esmql-\(UUID().uuidString).yaml")
        let text = """
            version: 1
            sites: {a: {address: "https://a.example", tables: {things: {path: /things, columns: {id: integer}}}}}
            esm: {hosts: {path: /other}}
            """
        try text.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let alone = try CatalogFiles.open(path: file.path)
        #expect(alone.engine.schemas.map(\.name) == ["things"])
        await alone.close()
        let site = try CatalogFiles.site(
            path: file.path,
            configuration: SiteConfiguration(
                endpoint: "https://esm.example", credentials: .token(Secret("t"))))
        #expect(try await site.explain("select * from hosts").lines.contains { $0.contains("GET /other?") })
        #expect(try await site.explain("select * from things").lines.contains { $0.contains("GET /things") })
        await site.close()
    }
}
