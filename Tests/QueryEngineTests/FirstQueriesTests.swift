import QueryEngine
import Testing

@Suite struct FirstQueriesTests {
    @Test func `the first query of the README`() async throws {
        let site = Sites.capacity()
        let answer = try await ask("select region, available from capacity where service='EVS'", site)
        #expect(answer == Answer(["region", "available"], [["r1", 102.4052734375], ["r2", 7.0]]))
        #expect(site.requests.map(\.parameters) == [["service_type": "EVS"]])
    }

    @Test func `a literal may have any known spelling, and the column one`() async throws {
        let site = Sites.capacity()
        let answer = try await ask(
            "select service_type, region from capacity where service_type = 'ecs_vm' and timestamp > ago('2d') order by 2",
            site)
        #expect(answer == Answer(["service_type", "region"], [["ECS_VM", "r1"], ["ECS_VM", "r2"]]))
        #expect(site.requests.map(\.parameters) == [["service_type": "ECS_VM"]])
    }

    @Test func `numbers are exact, null and the empty text are NULL`() async throws {
        let answer = try await ask(
            "select available, resource_count from capacity where service in ('deh', 'ecs-vm')",
            Sites.capacity())
        #expect(answer.rows == [[nil, 9_223_372_036_854_775_807], [nil, 9_223_372_036_854_775_807]])
    }

    @Test func `hidden columns are not part of the star`() async throws {
        let answer = try await ask(
            "select *, _request_id, json_extract(_json, '$.region') from capacity where region = 'r3'",
            Sites.capacity())
        #expect(
            answer.columns == [
                "service", "region", "available", "resource_count", "timestamp", "_request_id",
                "json_extract(_json, '$.region')",
            ])
        #expect(
            answer.rows == [["DeH", "r3", nil, 9_223_372_036_854_775_807, "2026-10-31 23:00:00", "r1", "r3"]])
    }

    @Test func `a join binds what a table requires, in any order of FROM`() async throws {
        for from in ["hosts h join host_vms v on v.host_id = h.host_id", "host_vms v, hosts h"] {
            let vms = Sites.vms()
            let answer = try await ask(
                """
                select h.host_name, count(*) n, sum(cores) from \(from)
                where h.region = 'r2' and v.host_id = h.host_id group by 1 order by n desc
                """, Sites.hosts(), vms)
            #expect(
                answer == Answer(["host_name", "n", "sum(cores)"], [["主机5", 4, 10], ["主机3", 2, 3]]))
            #expect(
                Set(vms.requests.map(\.parameters)) == [
                    ["host_id": "h1"], ["host_id": "h3"], ["host_id": "h5"],
                ])
        }
    }

    @Test func `a subquery is bound from the row around it, and says nothing about it`() async throws {
        let answer = try await ask(
            """
            select host_id, (select count(*) from host_vms v where v.host_id = h.host_id and h.region = 'r1') n
            from hosts h order by host_id
            """, Sites.hosts(), Sites.vms())
        #expect(answer.rows == [["h1", 0], ["h2", 1], ["h3", 0], ["h4", 3], ["h5", 0]])
    }

    @Test func `LIMIT stops the paging`() async throws {
        let site = Sites.metrics(count: 5000)
        let answer = try await ask(
            "select value from metrics where timestamp >= ago('5h') limit 3 offset 2", site)
        #expect(answer.rows == [[2.0], [3.0], [4.0]])
        #expect(site.pages == 1)
        #expect(site.requests.first?.rowHint == 5)
    }

    @Test func `LIMIT with a condition that the site does not know goes on until enough rows passed`()
        async throws
    {
        let site = Sites.metrics(count: 5000)
        let answer = try await ask(
            "select value from metrics where timestamp >= ago('5h') and value >= 1500 limit 2", site)
        #expect(answer.rows == [[1500.0], [1501.0]])
        #expect(site.pages == 2)
    }

    @Test func `an aggregate reads all pages`() async throws {
        let site = Sites.metrics(count: 2500)
        let answer = try await ask("select count(*), max(value) from metrics", site)
        #expect(answer.rows == [[2500, 2499.0]])
        #expect(site.pages == 3)
    }
}
