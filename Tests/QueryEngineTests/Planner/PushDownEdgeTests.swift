import Testing

@testable import QueryEngine

/// Requests where a rule has to stop, which no answer over these few rows shows.
@Suite struct PushDownEdgeTests {
    private func requests(_ text: String, of site: StubSite, _ others: StubSite...) async throws -> [[String:
        String]]
    {
        let sites: [any TableProvider] = [site] + others
        let engine = Engine(catalog: Catalog(sites), now: { Sites.now })
        _ = try await engine.query(text).allRows()
        return site.requests.map(\.parameters)
    }

    private static func table(_ name: String, enumeration: Enumeration? = nil) -> StubSite {
        StubSite(
            TableSchema(
                name: name, columns: [Column("k", .text, enumeration: enumeration), Column("n", .integer)],
                parameters: [ScanParameter("k", column: "k"), ScanParameter("n", column: "n")]),
            items: [["k": "\"EVS\"", "n": "1"]])
    }

    @Test func `a compound of texts and enumerated values takes no condition`() async throws {
        let text = "select * from (select k from plain except select k from known) where k = 'EVS'"
        let known = Self.table("known", enumeration: Sites.services)
        #expect(try await requests(text, of: known, Self.table("plain")) == [[:]])
    }

    @Test func `lists that would make too many requests are left to SQLite`() async throws {
        let numbers = (1...200).map(String.init).joined(separator: ", ")
        let texts = (1...200).map { "'\($0)'" }.joined(separator: ", ")
        let asked = try await requests(
            "select * from plain where k in (\(texts)) and n in (\(numbers))", of: Self.table("plain"))
        #expect(asked.count == 200)
        #expect(asked.allSatisfy { $0.count == 1 })
    }

    @Test func `mentions with a default window of their own are fetched apart`() async throws {
        let site = Sites.capacity()
        _ = try await requests(
            "select (select count(*) from capacity), (select count(*) from capacity where timestamp > ago('9d'))",
            of: site)
        #expect(site.requests.count == 2)
    }

    @Test func `a column that the request knows is asked for on its own`() async throws {
        let schema = TableSchema(
            name: "alarms",
            columns: [Column("service", .text, source: .parameter("service")), Column("n", .integer)],
            parameters: [ScanParameter("service", column: "service")])
        let site = StubSite(schema, items: [["service": "\"EVS\"", "n": "1"]])
        let answer = try await ask(
            "select a.service, b.n from alarms a, alarms b where a.service = 'EVS'", site)
        #expect(answer.rows == [["EVS", 1]])
        #expect(Set(site.requests.map(\.parameters)) == [["service": "EVS"], [:]])
    }

    @Test func `a window that begins behind tomorrow does not end before`() async throws {
        let site = Sites.capacity()
        _ = try await requests("select * from capacity where timestamp >= '2027-01-01'", of: site)
        let window = try #require(site.requests.first?.window)
        #expect(window.begin < window.end)
    }

    @Test func `parameters keep their values beside those that became literals`() async throws {
        let result = try await ask(
            "select ?, region from capacity where timestamp > ? || 'T00:00:00Z' and service = ? and region = ?",
            Sites.capacity(), parameters: ["x", "2026-10-29", "ecs", "r2"])
        #expect(result.rows == [])
        let known = try await ask(
            "select ?, region from capacity where timestamp > ? || 'T00:00:00Z' and service = ? and region = ?",
            Sites.capacity(), parameters: ["x", "2026-10-29", "ecs-vm", "r2"])
        #expect(known.rows == [["x", "r2"]])
    }

    @Test func `a literal is read as a time wherever the other side is one`() async throws {
        let site = { Sites.capacity() }
        for condition in [
            "timestamp = '2026-10-30T18:00:00Z'", "'2026-10-31T02:00:00+08:00' = timestamp",
            "timestamp in (1793383200000)", "(timestamp, region) = ('20261030180000', 'r2')",
            "timestamp in (values ('2026-10-30T18:00Z'))",
            "case timestamp when '2026-10-30T18:00Z' then 1 end",
            "timestamp is 1793383200", "timestamp between '2026-10-30T18:00Z' and '2026-10-30 18:00:00'",
            "max(timestamp, timestamp) = '2026-10-30T18:00Z' and timestamp > '2026-10-20'",
        ] {
            let answer = try await ask(
                "select region from capacity where \(condition) and window_begin = '2026-10-01'", site())
            #expect(answer.rows == [["r2"]], "\(condition)")
        }
        let grouped = try await ask(
            "select region, max(timestamp) as last from capacity where timestamp > '2026-10-20' group by 1 "
                + "having last < '2026-10-31T23:00Z' and max(timestamp) > '2026-10-31T21:30Z'", site())
        #expect(grouped.rows == [["r2", "2026-10-31 22:00:00"]])
    }
}
