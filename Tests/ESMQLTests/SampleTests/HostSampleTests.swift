import ESMQL
import Testing

/// Sections 4.1.14 and 4.1.16: hosts and the virtual machines on them.
struct HostSampleTests {
    private static let hosts = Sample("/v1/host/detail", "4.1.14-hosts")
    private static let machines = Sample("/v1/host/vms", "4.1.16-host-vms")

    @Test("A host with its hardware")
    func host() async throws {
        try await withSamples(Self.hosts) { session, site in
            let answer = try await session.answer("select * from hosts")
            #expect(
                answer.columns == [
                    "host_id", "host_name", "region", "az", "manufacturer", "kernel", "cpu", "memory", "disk",
                    "host_ip", "network_adapter", "raid", "sn", "cpu_arch", "pod_code", "cluster_name",
                    "room_code", "rack_code", "dc_code", "cpu_sockets", "cpu_cores", "memory_gb", "disk_gb",
                ])
            let module = #"{"frequency":"2666 MHz","manufacturer":"Micron","type":"DDR4","size":"32 GB"}"#
            let processors =
                #"[{"cores":"22","model":"Intel(R) Xeon(R) Gold 6161 CPU @ 2.20GHz","threads":"2","#
                + #""cpu":"2 * 22 * 2 * Intel(R) Xeon(R) Gold 6161 CPU @ 2.20GHz","sockets":"2"}]"#
            let disks =
                #"[{"disk":"/dev/sda:599.0GB"},{"disk":"/dev/sdb:1598.0GB"},{"disk":"/dev/sdc:10.7GB"}]"#
            let modules = Array(repeating: module, count: 10).joined(separator: ",")
            #expect(
                answer.rows == [
                    [
                        "dea41fb4-2583-45d7-a4b1-22d8d27c5024", "ecs_4-CXXX034", "cn-north-7", "1",
                        "cn-north-7", "0",
                        .text(processors), .text("[\(modules)]"), .text(disks),
                        "xx.xx.xx.xx", "1", "1", "abfa96bc-29f6-4571-bfba-fcfdf6ad6ebb", "x86_64", "1", "ecs",
                        "1", "1", "1", 2, 44, 320.0, 2207.7,
                    ]
                ])
            // The last day, which the call wants and no column stands for.
            #expect(site.calls.map { $0["begin_time"] } == ["1650153600000"])
            #expect(site.calls.map { $0["end_time"] } == ["1650240000000"])
        }
    }

    @Test("The hardware is JSON that queries take apart")
    func hardware() async throws {
        try await withSamples(Self.hosts) { session, _ in
            let answer = try await session.answer(
                """
                select json_array_length(memory), cpu ->> '$[0].model', disk ->> '$[2].disk' from hosts
                """)
            #expect(answer.rows == [[10, "Intel(R) Xeon(R) Gold 6161 CPU @ 2.20GHz", "/dev/sdc:10.7GB"]])
        }
    }

    @Test("A virtual machine of a host")
    func machine() async throws {
        try await withSamples(Self.machines) { session, site in
            let answer = try await session.answer(
                "select * from host_vms where host_id = 'abfa96bc-29f6-4571-bfba-fcfdf6ad6ebb'")
            #expect(
                answer.columns == [
                    "host_id", "host_name", "host_ip", "region", "vm_id", "vm_name", "os", "cpu",
                    "last_update_time",
                ])
            #expect(
                answer.rows == [
                    [
                        "abfa96bc-29f6-4571-bfba-fcfdf6ad6ebb", "CN_NORTH_7_ECS", "xx.xx.xx.xx", "cn-north-7",
                        "", "", "Euler",
                        #"[{"cores":"1","model":"","threads":"1","cpu":"16 * 1 * 1 * ","sockets":"16"}]"#,
                        "2024-09-20 08:02:00",
                    ]
                ])
            #expect(site.calls.map { $0["host_id"] } == ["abfa96bc-29f6-4571-bfba-fcfdf6ad6ebb"])
        }
    }

    @Test("The list as sent is there too, hidden")
    func list() async throws {
        try await withSamples(Self.machines) { session, _ in
            let answer = try await session.answer(
                """
                select vm_list, json_extract(_json, '$.vm_list') = vm_list, _request_id is not null
                from host_vms where host_id = 'abfa96bc-29f6-4571-bfba-fcfdf6ad6ebb'
                """)
            let list =
                #"[['', '', 'Euler', '[{"cores":"1","model":"","threads":"1","cpu":"16 * 1 * 1 * ","#
                + #""sockets":"16"}]']]"#
            #expect(answer.rows == [[.text(list), 1, 1]])
        }
    }

    @Test("The samples' host ids differ, so their join is empty; the serial number joins them")
    func join() async throws {
        try await withSamples(Self.hosts, Self.machines) { session, site in
            let text = "select h.host_name, v.os from hosts as h join host_vms as v on v.host_id = "
            let byID = try await session.answer(text + "h.host_id")
            #expect(byID.rows.isEmpty)
            let bySerialNumber = try await session.answer(text + "h.sn")
            #expect(bySerialNumber.rows == [["ecs_4-CXXX034", "Euler"]])
            #expect(
                site.calls.compactMap { $0["host_id"] } == [
                    "dea41fb4-2583-45d7-a4b1-22d8d27c5024", "abfa96bc-29f6-4571-bfba-fcfdf6ad6ebb",
                ])
        }
    }
}
