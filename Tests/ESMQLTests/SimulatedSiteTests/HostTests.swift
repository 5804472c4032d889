import ESMQL
import ESMSimulator
import Testing

/// `hosts` and `host_vms` against everything that the simulated site knows.
struct HostTests {
    @Test("All hosts, with the figures worked out from their hardware")
    func allHosts() async throws {
        try await withSite { session, site in
            let answer = try await session.answer(
                """
                select host_id, host_name, region, az, host_ip, sn, pod_code, cluster_name,
                       cpu_sockets, cpu_cores, memory_gb, disk_gb
                from hosts
                """)
            let expected = site.world.hosts.map { host -> [Cell] in
                [
                    .text(host.id), .text(host.name), .text(host.region), .text(host.zone), .text(host.ip),
                    .text(host.serialNumber), .text(host.pod), .text(host.cluster),
                ] + Oracle.figures(host.hardware)
            }
            #expect(answer.rows == expected)
            #expect(site.calls.count == 1)
        }
    }

    @Test("One host by its id")
    func oneHost() async throws {
        try await withSite { session, site in
            let host = try #require(site.world.hosts.last)
            let answer = try await session.answer(
                "select host_name from hosts where host_id = ?", [host.id])
            #expect(answer.single == .text(host.name))
            #expect(site.calls.map { $0["host_id"] } == [host.id])
        }
    }

    @Test("The machines of a host, a row each, whatever their names are made of")
    func machines() async throws {
        try await withSite { session, site in
            let answer = try await session.answer(
                """
                select v.host_id, v.vm_id, v.vm_name, v.os, v.cpu ->> '$[0].sockets', v.region
                from hosts as h join host_vms as v on v.host_id = h.host_id
                """)
            let expected = site.world.virtualMachines.map { machine -> [Cell] in
                [
                    .text(machine.hostID), .text(machine.id), .text(machine.name),
                    .text(machine.operatingSystem), .text(String(machine.virtualProcessors)),
                    .text(machine.region),
                ]
            }
            #expect(Set(answer.rows) == Set(expected))
            #expect(answer.rows.count == expected.count)
            let names = site.world.virtualMachines.map(\.name)
            #expect(names.contains { $0.contains("'") && $0.contains("\"") })
            #expect(names.contains { $0.contains("\\") })
            #expect(names.contains { $0.contains("财") })
        }
    }

    @Test("The join asks once for the hosts and once for each of them")
    func bindJoin() async throws {
        try await withSite { session, site in
            let answer = try await session.answer(
                "select count(*) from host_vms as v join hosts as h on h.host_id = v.host_id")
            #expect(answer.single == .optional(site.world.virtualMachines.count))
            #expect(site.calls.count == 1 + site.world.hosts.count)
            let asked = site.calls.filter { $0.path.hasSuffix("/host/vms") }.compactMap { $0["host_id"] }
            #expect(asked.sorted() == site.world.hosts.map(\.id).sorted())
        }
    }

    @Test("Only the hosts that meet the conditions are asked for")
    func narrowBindJoin() async throws {
        try await withSite { session, site in
            let region = try #require(site.world.regions.first).id
            let answer = try await session.answer(
                """
                select count(*) from hosts as h join host_vms as v on v.host_id = h.host_id
                where h.region = '\(region)'
                """)
            let hosts = site.world.hosts.count { $0.region == region }
            #expect(answer.single == .optional(site.world.virtualMachines.count { $0.region == region }))
            #expect(hosts < site.world.hosts.count)
            #expect(site.calls.count == 1 + hosts)
        }
    }

    @Test("A host without a machine has no row, and one in an outer join")
    func emptyHost() async throws {
        try await withSite { session, site in
            let world = site.world
            let host = try #require(world.hosts.first { world.virtualMachines(ofHost: $0.id).isEmpty })
            let condition = "host_id = '\(host.id)'"
            let alone = try await session.answer("select * from host_vms where \(condition)")
            #expect(alone.rows.isEmpty)
            let outer = try await session.answer(
                """
                select h.host_name, v.vm_id from hosts as h left join host_vms as v
                on v.host_id = h.host_id where h.\(condition)
                """)
            #expect(outer.rows == [[.text(host.name), nil]])
        }
    }

    @Test("A list of hosts is one request each; an unknown host has no machines")
    func listOfHosts() async throws {
        try await withSite { session, site in
            let ids = site.world.hosts.prefix(3).map(\.id)
            let list = (ids + ["no-such-host"]).map { "'\($0)'" }.joined(separator: ", ")
            let answer = try await session.answer("select vm_id from host_vms where host_id in (\(list))")
            let expected = ids.flatMap { site.world.virtualMachines(ofHost: $0) }.map { Cell.text($0.id) }
            #expect(Set(answer.firstColumn) == Set(expected))
            #expect(answer.rows.count == expected.count)
            #expect(site.calls.count == 4)
        }
    }

    @Test("Without a host there is no request, but an error that says what is missing")
    func missingHost() async throws {
        try await withSite { session, site in
            let failure = try #require(await session.failure("select * from host_vms as v"))
            #expect(failure.error.category == .query)
            #expect(failure.error.code == "missing-parameter")
            #expect(failure.error.message.contains("v.host_id"))
            #expect(site.requests.isEmpty)
        }
    }
}
