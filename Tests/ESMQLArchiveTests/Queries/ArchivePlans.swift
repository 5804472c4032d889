import QueryEngine

@testable import ESMQLArchive

/// Plans of queries over an archive that nobody connects to.
enum ArchivePlans {
    static let metrics = TableSchema(
        name: "metrics",
        columns: [
            Column("timestamp", .time, wire: ["time_stamp"]), Column("device", .text),
            Column("metric", .text),
            Column(
                "service", .text, wire: ["service_type"],
                enumeration: Enumeration(["EVS": [], "ECS_VM": ["ecs"]])),
            Column("value", .real), Column("count", .integer),
        ], timeColumn: "timestamp")
    static let hosts = TableSchema(
        name: "hosts",
        columns: [
            Column("host_id", .text), Column("name", .text), Column("cores", .integer), Column("ram", .real),
        ])

    /// An engine whose archive is never reached.
    static func engine(at url: String = "postgresql://nobody@127.0.0.1:1/none") throws -> Engine {
        let archive = Archive(try ArchiveAddress(url, environment: [:])) { ArchiveWorld.now }
        let schemas = [metrics, hosts]
        let site = schemas.map { RowsTable(schema: $0, rows: []) }
        var engine = Engine(
            catalog: Catalog(site + (try archive.tables(like: schemas))), now: { ArchiveWorld.now })
        engine.remote = archive
        return engine
    }

    /// What a query would do.
    static func explanation(_ text: String) async throws -> QueryExplanation {
        let explanation = try await engine().explanation(of: text)
        guard let explanation else { throw QueryError(.query, code: "none", message: "no explanation") }
        return explanation
    }

    /// The statement that is sent for a query which the archive answers as a whole; nil where it does not.
    static func whole(_ text: String) async throws -> String? {
        let explanation = try await explanation(text)
        let scans = explanation.stages.flatMap(\.self)
        guard scans.count == 1, scans[0].table == "archive.query_1" else { return nil }
        return scans[0].requests.first
    }
}
