import ESMQL
import ESMSimulator
import RESTCatalog
import Testing

@Suite("A site whose tables differ")
struct ESMChangeTests {
    private func session<Result: Sendable>(
        _ text: String, _ body: @Sendable (Session, SimulatedSite) async throws -> Result
    ) async throws -> Result {
        try await withSimulatedSite(SimulatedSiteOptions(now: 1_793_598_400_000, requestsPerMinute: nil)) {
            site in
            let file = try CatalogFile(text: "version: 1\nesm:\n" + text, name: "site.yaml")
            var options = SessionOptions()
            options.tableChanges = file.changes
            let session = try Session(
                configuration: SiteConfiguration(
                    endpoint: site.endpoint, iamEndpoint: site.iamEndpoint,
                    credentials: .password(
                        user: site.options.user, password: Secret(site.options.password),
                        domain: site.options.domain, project: .name(site.options.project)),
                    appCode: Secret(site.options.appCode)), options: options, now: { 1_793_598_400_000 })
            do {
                let result = try await body(session, site)
                await session.close()
                return result
            } catch {
                await session.close()
                throw error
            }
        }
    }

    @Test func columnsAreAddedReplacedAndLeftOut() async throws {
        let text = """
              devices:
                columns:
                  vendor_name: {type: text, path: [vendor, vendorName]}
                without: [os]
            """
        let rows = try await session(text) { session, _ in
            try await session.query("describe devices").allRows().map { $0[0] }
        }
        #expect(rows.contains("vendor_name"))
        #expect(!rows.contains("os"))
    }

    @Test func aNewTableIsAsked() async throws {
        let text = """
              all_hosts:
                path: /rest/dataapi/homs/open-api/v1/host/info
                paging: offset
                rate: S2
                summary: hosts by another name
                columns:
                  host_id: {type: text, path: [HOST_ID, host_id, id]}
                  raw: {type: json, path: ""}
            """
        try await session(text) { session, site in
            let plan = try await session.explain("select * from all_hosts").lines
            #expect(
                plan.contains {
                    $0.contains("GET /rest/dataapi/homs/open-api/v1/host/info?page_size=1000&offset_value=0")
                })
            let listed = try await session.fetchAll(
                "select name from esmql_tables where name = 'all_hosts'", as: String.self)
            #expect(listed == ["all_hosts"])
        }
    }

    @Test func aPathChanges() async throws {
        try await session("  hosts: {path: /v9/hosts}") { session, site in
            let error = await #expect(throws: QueryError.self) {
                _ = try await session.query("select * from hosts").allRows()
            }
            #expect(error?.category == .site)
            #expect(site.requests.contains { $0.path.hasSuffix("/v9/hosts") })
        }
    }

    @Test(arguments: [
        (
            "  nothing: {path: /x}",
            "site.yaml:3:3: there is no table nothing; a new one needs path, paging and columns"
        ),
        ("  devices: {without: [nought]}", "site.yaml:3:3: devices has no column nought"),
        (
            "  capacity: {without: [timestamp]}",
            "site.yaml:3:3: capacity cannot be without its time column timestamp"
        ),
        (
            "  devices: {parameters: {x: nought}}",
            "site.yaml:3:3: the parameter x is for a column nought, which there is not"
        ),
        ("  host_vms: {path: /x}", "site.yaml:3:3: host_vms is more than one call and cannot be changed"),
        (
            "  devices: {paging: offset}",
            "site.yaml:3:3: there is a table devices: its paging, rate and time column stay"
        ),
        (
            "  new: {path: /x, paging: window, columns: {a: text}}",
            "site.yaml:3:3: paging: window and a time column need each other"
        ),
    ])
    func aChangeThatCannotBeMadeIsAnError(_ text: String, _ message: String) async throws {
        let error = await #expect(throws: QueryError.self) { try await session(text) { _, _ in } }
        #expect(error?.code == "catalog")
        #expect(error?.message == message)
    }
}
