import QueryEngine

@testable import ESMQLArchive

/// An archive with a few known rows in a database of its own, and a site with the same tables.
struct ArchiveSample {
    /// 2026-11-01 00:00:00 UTC.
    static let now = ArchiveWorld.now
    static let hour: Int64 = 3_600_000

    let url: String
    let archive: Archive
    let engine: Engine
    let connection: PostgreSQLConnection

    /// Does work with a sample.
    ///
    /// - Parameters:
    ///   - live: the rows of the site's metrics.
    ///   - timeout: how long the server may work on a statement.
    ///   - body: the work.
    /// - Throws: what the work throws.
    static func with(
        live: [[Value]] = [], timeout: Duration? = nil, _ body: (ArchiveSample) async throws -> Void
    ) async throws {
        try await withDatabase { connection, url in
            for statement in ArchiveBooks.creation(in: .postgresql) {
                try await connection.execute(statement)
            }
            for table in [metrics, hosts] { try await table.load(into: connection) }
            let archive = Archive(try ArchiveAddress(url), timeout: timeout) { now }
            let schemas = [ArchivePlans.metrics, ArchivePlans.hosts]
            let site = [
                RowsTable(schema: schemas[0], rows: live),
                RowsTable(schema: schemas[1], rows: hosts.rows),
            ]
            var engine = Engine(catalog: Catalog(site + (try archive.tables(like: schemas))), now: { now })
            engine.remote = archive
            let sample = ArchiveSample(url: url, archive: archive, engine: engine, connection: connection)
            do {
                try await body(sample)
                await archive.close()
            } catch {
                await archive.close()
                throw error
            }
        }
    }

    /// The rows of a query.
    func rows(_ text: String) async throws -> [[Value]] {
        try await engine.query(text).allRows().map(\.values)
    }

    static func sample(_ hoursAgo: Int64, _ device: String, _ value: Double, _ count: Int64) -> [Value] {
        [
            .text(TimeText.format(now - hoursAgo * hour) ?? ""), .text(device), "59", "EVS", .real(value),
            .integer(count),
        ]
    }

    static let metrics = WorldTable(
        schema: ArchivePlans.metrics, kinds: [.time, .text, .text, .service, .real, .integer],
        rows: (1...48).map { sample($0, "host-\($0 % 3)", Double($0) / 4, $0) })

    static let hosts: WorldTable = {
        var table = WorldTable(
            schema: ArchivePlans.hosts, kinds: [.text, .text, .integer, .real],
            rows: [
                ["host-0", "alpha", 32, .real(256)], ["host-1", "beta", 64, .real(512)],
                ["host-1", "beta two", 64, .real(512)],
            ])
        table.validity = [
            ("2026-03-01 00:00:00", .null), ("2026-02-01 00:00:00", "2026-03-15 00:00:00"),
            ("2026-03-15 00:00:00", .null),
        ]
        return table
    }()
}
