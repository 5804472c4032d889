import ESMQL
import QueryEngine
import Testing

@testable import ESMQLArchive

/// The tables that the archive makes.
@Suite("Tables of the archive", .timeLimit(.minutes(10)))
struct ArchiveDefinitionTests {
    private static func creation(_ engine: ArchiveEngine, _ schema: TableSchema = Scenario.metrics) throws
        -> String
    {
        ArchiveDefinition(table: try ArchiveTable(schema), engine: engine).creation[0]
    }

    @Test(
        arguments: [
            (
                .postgresql,
                """
                create table if not exists "archive"."network_metrics" ("device_ip" text collate "C", \
                "metric" text collate "C", "value" double precision, "timestamp" timestamptz(3) not null, \
                "_key" uuid not null, primary key ("timestamp", "_key")) partition by range ("timestamp")
                """
            ),
            (
                .greenplum,
                """
                create table if not exists "archive"."network_metrics" ("device_ip" text collate "C", \
                "metric" text collate "C", "value" double precision, "timestamp" timestamptz(3) not null, \
                "_key" uuid not null, primary key ("timestamp", "_key")) partition by range ("timestamp") \
                distributed by ("_key")
                """
            ),
            (
                .gaussdb,
                """
                create table if not exists "archive"."network_metrics" ("device_ip" text collate "C", \
                "metric" text collate "C", "value" double precision, "timestamp" timestamptz(3) not null, \
                "_key" uuid not null, primary key ("timestamp", "_key")) distribute by hash("_key") \
                partition by range ("timestamp") (partition "network_metrics_19700101" values less than \
                ('1970-01-02 00:00:00+00'))
                """
            ),
            (
                .yugabyte,
                """
                create table if not exists "archive"."network_metrics" ("device_ip" text collate "C", \
                "metric" text collate "C", "value" double precision, "timestamp" timestamptz(3) not null, \
                "_key" uuid not null, primary key ("_key" hash, "timestamp" asc)) partition by range ("timestamp")
                """
            ),
            (
                .cockroach,
                """
                create table if not exists "archive"."network_metrics" ("device_ip" text, "metric" text, \
                "value" double precision, "timestamp" timestamptz(3) not null, "_key" uuid not null, \
                primary key ("timestamp", "_key"))
                """
            ),
        ] as [(ArchiveEngine, String)])
    func eachEngineHasItsWords(engine: ArchiveEngine, statement: String) throws {
        #expect(try Self.creation(engine) == statement)
    }

    @Test func citusIsToldByWhichColumnRowsAreSpread() throws {
        let definition = ArchiveDefinition(table: try ArchiveTable(Scenario.metrics), engine: .citus)
        #expect(definition.creation[0] == (try Self.creation(.postgresql)))
        #expect(
            definition.creation[1].hasPrefix(
                "select create_distributed_table('\"archive\".\"network_metrics\"', '_key')"))
    }

    @Test(
        arguments: [
            ("PostgreSQL 15.6 on x86_64", false, .postgresql), ("PostgreSQL 15.6 on x86_64", true, .citus),
            ("PostgreSQL 12.12 (Greenplum Database 7.1.0 build x)", false, .greenplum),
            ("PostgreSQL 9.2.4 (GaussDB 8.2.1 build x)", false, .gaussdb),
            ("PostgreSQL 11.2-YB-2.20.1.0-b0 on x86_64", false, .yugabyte),
            ("CockroachDB CCL v23.1.11", false, .cockroach),
        ] as [(String, Bool, ArchiveEngine)])
    func engineIsToldByItsVersion(version: String, hasCitus: Bool, engine: ArchiveEngine) {
        #expect(ArchiveEngine(version: version, hasCitus: hasCitus) == engine)
    }

    @Test func aStateHasItsValidity() throws {
        let statement = try Self.creation(.postgresql, Scenario.hosts)
        #expect(statement.contains("\"valid_from\" timestamptz(3) not null, \"valid_to\" timestamptz(3)"))
        #expect(statement.contains("primary key (\"_key\", \"valid_from\")"))
        #expect(!statement.contains("partition"))
    }

    @Test func allTablesOfTheSiteCanBeMade() async throws {
        let session = try Session.offline()
        let schemas = session.engine.schemas.filter { !$0.name.hasPrefix("esmql_") }
        #expect(schemas.count == 17)
        try await withDatabase { connection, _ in
            for statement in ArchiveBooks.creation(in: .postgresql) {
                try await connection.execute(statement)
            }
            for schema in schemas {
                let table = try ArchiveTable(schema)
                let definition = ArchiveDefinition(table: table, engine: .postgresql)
                // Twice: what is there already is left as it is.
                for statement in definition.creation + definition.creation {
                    try await connection.execute(statement)
                }
                for statement in definition.partition(ofDay: 20_000) {
                    try await connection.execute(statement)
                }
                try await connection.execute(definition.staging)
                try await connection.execute("drop table pg_temp.\(ArchiveDefinition.stagingName)")
                #expect(!table.columns.filter(\.isIdentity).isEmpty, "\(schema.name)")
            }
            let comments = try await connection.rows(
                """
                select obj_description('archive.network_metrics'::regclass),
                    col_description('archive.network_metrics'::regclass, 6)
                """)
            #expect(comments == [["metrics of the network devices", "when it was measured (UTC)"]])
            let days = try await connection.rows(
                "select count(*) from pg_inherits where inhrelid::regclass::text like 'archive_partitions.%20241004'"
            )
            #expect(days == [[11]], "a day for each table with a time")
        }
        await session.close()
    }

    @Test func whatTellsRowsApartIsThere() throws {
        for schema in try Session.offline().engine.schemas {
            let rule = ArchiveRule.rule(for: schema)
            let names = Set(schema.columns.map(\.name))
            if case .allBut(let columns) = rule.identity, schema.name.hasPrefix("esmql_") == false {
                #expect(columns.subtracting(["allocated_ratio"]).isSubset(of: names), "\(schema.name)")
            }
            #expect(rule.passing.isSubset(of: names.union(["job_id"])), "\(schema.name)")
            if let time = schema.timeColumn, !rule.moves { #expect(rule.identifies(time), "\(schema.name)") }
        }
    }

    @Test func whatPostgreSQLCannotHaveIsRefused() {
        let long = String(repeating: "n", count: 55)
        for schema in [
            TableSchema(name: long, columns: [Column("a", .text)]),
            TableSchema(name: "t", columns: [Column("valid_from", .time)]),
            TableSchema(name: "t", columns: [Column("_KEY", .text)]),
            TableSchema(name: "t", columns: [Column("at", .time, isHidden: true)], timeColumn: "at"),
        ] {
            let error = #expect(throws: ArchiveError.self) { try ArchiveTable(schema) }
            #expect(error?.code == .layout)
        }
    }
}
