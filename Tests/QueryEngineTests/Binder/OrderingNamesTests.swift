import QueryEngine
import Testing

@Suite struct OrderingNamesTests {
    @Test func `ORDER BY finds a result column behind COLLATE and parentheses`() async throws {
        let answer = try await ask(
            "select host_id as y from hosts order by (y) collate nocase desc limit 1", Sites.hosts())
        #expect(answer.rows == [["h5"]])
    }

    @Test func `ORDER BY of a compound may name a column of a later operand`() async throws {
        let answer = try await ask(
            "select host_id from hosts union select v.vm_id from host_vms v where v.host_id = 'h3' order by v.vm_id desc limit 2",
            Sites.hosts(), Sites.vms())
        #expect(answer.rows == [["v3-2"], ["v3-1"]])
    }

    @Test func `ORDER BY inside a recursive table may name the table itself`() async throws {
        let answer = try await ask(
            "with recursive c(x) as (select 1 union all select c.x + 1 from c where c.x < 3 order by c.x + 1 desc) select x from c"
        )
        #expect(answer.rows == [[1], [2], [3]])
    }

    @Test func `a join in parentheses may have an alias`() async throws {
        let answer = try await ask(
            """
            select j.host_name, j.vm_id from (hosts h join host_vms v on v.host_id = h.host_id) as j
            where j.region = 'r2' order by j.vm_id limit 1
            """, Sites.hosts(), Sites.vms())
        #expect(answer.rows == [["主机3", "v3-1"]])
    }

    @Test func `the star over such a join leaves hidden columns out, though they are stored`() async throws {
        let engine = engine([Sites.capacity()])
        let result = try await engine.query(
            """
            select * from (capacity c join (select 'EVS' as s) t on t.s = c.service) as j
            where exists (select 1 from capacity k where k._json is not null and k.region = j.region)
            """)
        #expect(
            result.columns.map(\.name) == [
                "service", "region", "available", "resource_count", "timestamp", "s",
            ])
        #expect(try await result.allRows().count == 2)
    }

    @Test func `table-valued functions have a rowid`() async throws {
        #expect(try await ask("select max(j.rowid) from json_each('[1,2]') j").rows.count == 1)
    }
}
