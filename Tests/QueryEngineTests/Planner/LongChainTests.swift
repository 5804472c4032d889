import QueryEngine
import Testing

/// Chains that are longer than SQLite nests expressions.
@Suite struct LongChainTests {
    @Test(arguments: [1000, 10_000]) func `long conditions are answered`(count: Int) async throws {
        let engine = engine([Sites.hosts()])
        let anyOf = (1...count).map { "host_name = '主机\($0)'" }.joined(separator: " or ")
        let noneOf = (1...count).map { "host_name <> 'x\($0)'" }.joined(separator: " and ")
        let query = "select count(host_name) from hosts where (\(anyOf)) and \(noneOf)"
        #expect(try await engine.query(query).allRows().map(\.values) == [[5]])
    }

    @Test func `a long text keeps its name and its value`() async throws {
        let letters = Array(repeating: "'a'", count: 2000).joined(separator: " || ")
        let result = try await engine([Sites.hosts()]).query(String("select \(letters), 1 || 2"))
        #expect(result.columns.map(\.name) == [letters, "1 || 2"])
        let rows = try await result.allRows()
        #expect(rows.map(\.values) == [[.text(String(repeating: "a", count: 2000)), "12"]])
    }

    @Test func `a long chain in the values of a bind join`() async throws {
        let sites = [Sites.hosts(), Sites.vms()]
        let anyOf = (1...3000).map { "h.host_name = '主机\($0 * 2)'" }.joined(separator: " or ")
        let rows = try await engine(sites).query(
            """
            select count(v.vm_id) from hosts h join host_vms v on v.host_id = h.host_id
            where h.region = 'r1' and (\(raw: anyOf))
            """
        ).allRows()
        #expect(rows.map(\.values) == [[4]])
        #expect(sites[1].requests.count == 2)
    }

    @Test func `alternatives of one column are a list for SQLite, in any company`() async throws {
        // Literals of every kind, `==`, no space, a comment, another column in between, and one that stands alone.
        let hosts = (1...260).map { "host_name='h\($0)'" } + ["region = 'r9'", "host_name is null"]
        let more = (1...260).map { "h.host_name == '主机\($0 * 2)' /* and so on */" } + ["host_name = 7"]
        let condition = (hosts + more + ["host_name = null", "region = x'00'"]).joined(separator: " or ")
        let query = "select host_name from hosts h where \(condition) order by 1"
        let engine = engine([Sites.hosts()])
        #expect(try await engine.query(query).allRows().map(\.values) == [["主机2"], ["主机4"]])
        let plan = try await engine.query("explain " + query).allRows().compactMap(\.values.first)
        let text = plan.map { if case .text(let line) = $0 { line } else { "" } }.joined(separator: "\n")
        #expect(text.contains("where host_name in ('h1', 'h2', "))
        #expect(
            text.contains("'h260') or region = 'r9' or host_name is null or h.host_name in ('主机2', '主机4', "))
        #expect(text.contains(", 7, null) or region = x'00' order by 1"))
    }

    @Test func `spellings and times in long alternatives are what they mean`() async throws {
        let engine = engine([Sites.capacity()])
        let services =
            (1...600).map { "service = 's\($0)'" } + ["service = 'ecs-vm'", "service_type = 'DEH'"]
        let times =
            (1...600).map { "timestamp = '2026-10-30 \($0)'" } + ["timestamp = '2026-10-31T22:00:00Z'"]
        let query = """
            select service, \(services.joined(separator: " or ")) as known from capacity
            where \(times.joined(separator: " or ")) or service = 'ecs-vm'
            """
        let rows = try await engine.query(query).allRows().map(\.values)
        #expect(rows == [["EVS", 0], ["ECS_VM", 1]])
    }

    @Test func `twenty thousand alternatives`() async throws {
        let anyOf = (1...20_000).map { "host_name = '主机\($0)'" }.joined(separator: " or ")
        let rows = try await engine([Sites.hosts()]).query(
            "select count(host_name) from hosts where \(raw: anyOf)"
        )
        .allRows()
        #expect(rows.map(\.values) == [[5]])
    }
}
