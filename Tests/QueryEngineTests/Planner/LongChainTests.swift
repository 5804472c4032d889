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
}
