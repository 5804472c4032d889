import ESMQL
import ESMSimulator
import Testing

/// The requests that queries make: as many as EXPLAIN says, and no more.
struct RequestTests {
    @Test(
        "EXPLAIN asks nothing, and the query then asks what EXPLAIN said",
        arguments: [
            "select region, available from capacity where service='EVS' limit 5",
            "select * from capacity where service in ('EVS', 'ecs-vm') and zone = 'KVM_POD'",
            "select * from capacity where zone = 'MANAGE' and timestamp >= '2026-11-01T00:00:00+08:00'",
            "select sum(allocated) from physical_capacity where device = 'ECS' and timestamp >= ago('2d')",
            "select * from devices",
            "select * from devices where device_type in ('router', 'Switch', 'firewall')",
            "select * from network_metrics where metric = 14 and timestamp between ago('2h') and now()",
            "select * from network_metrics where window_begin = '2026-11-01' and window_end = '2026-11-01 01:00'",
            "select count(*) from hosts",
            "select * from host_vms where host_id in ('a', 'b')",
            "select * from devices where device_type = 'server' union all select * from devices limit 3",
            "select (select count(*) from hosts), (select count(*) from hosts), (select count(*) from devices)",
            "select * from hosts where 1 = 0",
            "select 1",
        ])
    func explained(_ text: String) async throws {
        try await withSite { session, site in
            let planned = try await session.plannedRequests(text)
            #expect(site.requests.isEmpty)
            _ = try await session.answer(text)
            #expect(site.calls.map(\.line).sorted() == planned.sorted())
        }
    }

    @Test("EXPLAIN of a join names the host in braces, and each host is asked for so")
    func explainedJoin() async throws {
        try await withSite { session, site in
            let text = "select * from hosts as h join host_vms as v on v.host_id = h.host_id"
            let planned = try await session.plannedRequests(text)
            #expect(planned.count == 2)
            _ = try await session.answer(text)
            let template = try #require(planned.last)
            let expected = site.world.hosts.map { template.replacing("{host_id}", with: $0.id) }
            #expect(site.calls.map(\.line).sorted() == ([planned[0]] + expected).sorted())
        }
    }

    @Test(
        "LIMIT asks for no more rows than are needed",
        arguments: [
            ("select * from devices limit 10", "10", 10), ("select * from hosts limit 3 offset 4", "7", 3),
            ("select * from devices where device_type = 'server' limit 2", "2", 2),
            ("select * from network_metrics where timestamp >= ago('1d') and metric = '18' limit 5", "5", 5),
        ])
    func limit(_ text: String, _ pageSize: String, _ rows: Int) async throws {
        try await withSite { session, site in
            let answer = try await session.answer(text)
            #expect(answer.rows.count == rows)
            #expect(site.calls.map { $0["page_size"] } == [pageSize])
        }
    }

    @Test("LIMIT stops the paging when enough rows have met the conditions")
    func limitWithResidual() async throws {
        try await withSite(pageSize: 10, concurrency: 1) { session, site in
            let device = site.world.devices[24]
            let text = "select device_id from devices where name = '\(device.name)' limit 1"
            let answer = try await session.answer(text)
            #expect(answer.single == .text(device.id))
            #expect(site.calls.map { $0["offset_value"] } == ["0", "10", "20"])
        }
    }

    @Test("LIMIT 0 asks nothing")
    func limitZero() async throws {
        try await withSite { session, site in
            let answer = try await session.answer("select * from devices limit 0")
            #expect(answer.rows.isEmpty)
            #expect(site.requests.isEmpty)
        }
    }

    @Test("Whoever stops taking rows stops the paging")
    func leaving() async throws {
        try await withSite(pageSize: 10, concurrency: 1) { session, site in
            let result = try await session.query("select * from devices")
            var taken = 0
            for try await _ in result.rows {
                taken += 1
                if taken == 15 { break }
            }
            #expect(site.calls.count == 2)
        }
    }

    @Test("Two tables of one name are read once where they ask for the same")
    func shared() async throws {
        try await withSite { session, site in
            let answer = try await session.answer(
                "select count(*) from devices as a join devices as b on a.device_id = b.device_id")
            #expect(answer.single == .optional(site.world.devices.count))
            #expect(site.calls.count == 1)
        }
    }

    @Test("Queries that run at once share one sign-in")
    func concurrentQueries() async throws {
        try await withSite { session, site in
            async let devices = session.answer("select count(*) from devices").single
            async let hosts = session.answer("select count(*) from hosts").single
            async let capacity = session.answer("select count(*) from capacity").single
            let counts = try await [devices, hosts, capacity]
            #expect(
                counts == [
                    .optional(site.world.devices.count), .optional(site.world.hosts.count),
                    .optional(site.world.capacity.count { $0.timestamp >= TestSite.now - TestSite.day }),
                ])
            #expect(site.signIns == 1)
            #expect(site.calls.count == 3)
        }
    }

    @Test("A token that the site takes back is replaced, and the answer is whole")
    func expiredToken() async throws {
        try await withSite(TestSite.options(Fault(.expireToken, requests: 2...2)), pageSize: 10) {
            session, site in
            let answer = try await session.answer("select * from devices")
            #expect(answer.rows == site.world.devices.map(Oracle.row))
            #expect(site.signIns == 2)
        }
    }

    @Test("What an answer has cost")
    func cost() async throws {
        try await withSite(pageSize: 20) { session, site in
            let result = try await session.query("select count(name) from devices")
            _ = try await result.allRows()
            let cost = await result.cost
            #expect(cost.fetchedRows == site.world.devices.count)
            #expect(cost.pages == site.calls.count)
        }
    }

    @Test("The tables of a site")
    func tables() async throws {
        try await withSite { session, site in
            let answer = try await session.answer("show tables")
            for table: Cell in ["capacity", "physical_capacity", "devices", "network_metrics", "hosts"] {
                let row = try #require(answer.rows.first { $0[0] == table })
                #expect(row[1] == "")
            }
            #expect(answer.rows.first { $0[0] == "host_vms" }?[1] == "host_id")
            #expect(answer.rows.first { $0[0] == "capacity" }?[2] == "timestamp")
            #expect(site.requests.isEmpty)
        }
    }
}
