import QueryEngine
import Testing

@testable import ESMQLArchive

/// Tables whose rows are a state of things: what was so, and when.
@Suite("Sync of states", .timeLimit(.minutes(10)))
struct StateSyncTests {
    /// The machines of the archive with their hosts and validity.
    private static func machines(_ connection: PostgreSQLConnection) async throws -> [[Value]] {
        try await connection.rows(
            "select vm_id, host_id, valid_from, valid_to from archive.host_vms order by 1, 3")
    }

    private static let noon = Scenario.text(Scenario.noon)
    private static let two = Scenario.text(Scenario.noon + 2 * Scenario.hour)

    @Test func aRowIsValidWhileItIsSo() async throws {
        let site = Scenario.site()
        try await withDatabase { connection, url in
            let first = try await SeriesSyncTests.sync(site, url, ["host_vms"])
            #expect(first.failure == nil)
            #expect(first.counts.read == 4)
            // The hosts, and a page for each.
            #expect(first.counts.requests == 4)
            Scenario.pass(site)
            let second = try await SeriesSyncTests.sync(site, url, ["host_vms"])
            #expect((second.counts.new, second.counts.ended) == (2, 2))
            #expect(
                try await Self.machines(connection) == [
                    ["vm-1", "a", Self.noon, .null], ["vm-2", "a", Self.noon, Self.two],
                    ["vm-2", "b", Self.two, .null],
                    ["vm-3", "b", Self.noon, .null], ["vm-4", "c", Self.noon, Self.two],
                    ["vm-5", "d", Self.two, .null],
                ])
            // Which host ran the machine at one o'clock?
            let hosts = try await connection.rows(
                """
                select host_id from archive.host_vms where vm_id = 'vm-2' and valid_from <= '2026-11-02 13:00:00+00'
                and (valid_to is null or valid_to > '2026-11-02 13:00:00+00')
                """)
            #expect(hosts == [["a"]])
        }
    }

    @Test func aRowThatComesBackBeginsAnew() async throws {
        let site = Scenario.site()
        try await withDatabase { connection, url in
            for hosts in [["a", "b"], ["a"], ["a", "b"]] {
                site["hosts"] = hosts.map { Scenario.host($0, $0) }
                try await SeriesSyncTests.sync(site, url, ["hosts"])
                site.now += Scenario.hour
            }
            let rows = try await connection.rows(
                "select host_id, valid_to is null from archive.hosts order by host_id, valid_from")
            #expect(rows == [["a", 1], ["b", 0], ["b", 1]])
        }
    }

    @Test func aTimeThatPassesIsNoChange() async throws {
        let site = Scenario.site()
        try await withDatabase { connection, url in
            try await SeriesSyncTests.sync(site, url, ["host_vms"])
            site.now += Scenario.hour
            for index in site["host_vms"].indices { site["host_vms"][index][3] = Scenario.text(site.now) }
            let report = try await SeriesSyncTests.sync(site, url, ["host_vms"])
            #expect((report.counts.new, report.counts.ended) == (0, 0))
            #expect(try await connection.rows("select count(*) from archive.host_vms") == [[4]])
        }
    }

    @Test func aSelectionEndsOnlyItsOwnRows() async throws {
        let site = Scenario.site()
        try await withDatabase { connection, url in
            try await SeriesSyncTests.sync(site, url, ["host_vms"])
            Scenario.pass(site)
            try await SeriesSyncTests.sync(site, url, ["host_vms"]) { $0.only = ["host_id": ["a", "c"]] }
            #expect(
                try await Self.machines(connection) == [
                    ["vm-1", "a", Self.noon, .null], ["vm-2", "a", Self.noon, Self.two],
                    ["vm-3", "b", Self.noon, .null], ["vm-4", "c", Self.noon, Self.two],
                ])
        }
    }

    @Test func aStateThatWasOvertakenChangesNothing() async throws {
        let site = Scenario.site()
        try await withDatabase { connection, url in
            Scenario.pass(site)
            try await SeriesSyncTests.sync(site, url, ["hosts"])
            let before = try await Scenario.contents(of: connection)
            let older = Scenario.site()
            let report = try await SeriesSyncTests.sync(older, url, ["hosts"])
            #expect((report.counts.new, report.counts.ended) == (0, 0))
            #expect(try await Scenario.contents(of: connection) == before)
        }
    }

    @Test func aValueThatNobodyKnowsHasToBeNamed() async throws {
        let lonely = MemorySite([.init(schema: Scenario.machines)], now: Scenario.noon)
        lonely["host_vms"] = [Scenario.machine("a", "1"), Scenario.machine("b", "2")]
        try await withDatabase { connection, url in
            let report = try await SeriesSyncTests.sync(lonely, url, ["host_vms"])
            #expect(report.failure?.code == "sync-tables")
            #expect(report.failure?.message.contains("--only host_id=…") == true)
            let named = try await SeriesSyncTests.sync(lonely, url, ["host_vms"]) {
                $0.only = ["host_id": ["b"]]
            }
            #expect(named.failure == nil)
            #expect(try await Self.machines(connection) == [["vm-2", "b", Self.noon, .null]])
        }
    }
}
