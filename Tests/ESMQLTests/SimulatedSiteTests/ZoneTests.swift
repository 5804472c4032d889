import ESMQL
import ESMSimulator
import Testing

/// How conditions on the zone reach the requests: MANAGE as `manage`, a pod of ECS or EVS as `pod`, nothing else.
struct ZoneTests {
    /// A condition, and the service and zone of each request that it leads to.
    struct Case: CustomTestStringConvertible {
        let condition: String
        let requests: [[String?]]

        init(_ condition: String, _ requests: [String?]...) {
            self.condition = condition
            self.requests = requests
        }

        var testDescription: String { condition }
    }

    @Test(
        "capacity",
        arguments: [
            Case("zone = 'MANAGE'", [nil, "manage"]),
            Case("service = 'EVS' and zone = 'manage'", ["EVS", "manage"]),
            Case("service = 'EVS' and zone = 'POD'", ["EVS", "pod"]),
            Case("service = 'ECS_VM' and zone = 'kvm-pod'", ["ECS_VM", "pod"]),
            // Requests by a parameter that is not exact may bring the same row twice, so they become one.
            Case("service = 'ECS_VM' and zone in ('KVM_POD', 'MANAGE')", ["ECS_VM", nil]),
            Case("service = 'BMS' and zone = 'POD'", ["BMS", nil]),
            Case("service = 'OBS' and zone = 'OBS_POD'", ["OBS", nil]),
            Case("service = 'DeH' and zone = 'DEH_POD'", ["DeH", nil]),
            Case("zone = 'POD'", [nil, nil]),
            Case("zone in ('POD', 'MANAGE')", [nil, nil]),
            Case("service in ('EVS', 'BMS') and zone = 'POD'", ["BMS", nil], ["EVS", "pod"]),
            Case("zone like '%POD'", [nil, nil]),
            Case("zone <> 'MANAGE'", [nil, nil]),
        ])
    func capacity(_ zone: Case) async throws {
        try await withSite { session, site in
            let answer = try await session.answer(
                "select * from capacity where \(zone.condition) and timestamp >= ago('30h')")
            #expect(Self.requests(of: site, kind: "service_type") == Self.sorted(zone.requests))

            // The same condition over all rows, which no request can carry.
            let all = try await session.answer(
                """
                with every as (select * from capacity where timestamp >= ago('30h') limit -1)
                select * from every where \(zone.condition)
                """)
            #expect(Set(answer.rows) == Set(all.rows))
            #expect(answer.rows.count == all.rows.count)
            #expect(!answer.rows.isEmpty)
        }
    }

    @Test(
        "physical_capacity",
        arguments: [
            Case("zone = 'MANAGE'", [nil, "manage"]),
            Case("device = 'ECS' and zone = 'KVM_POD'", ["ECS", "pod"]),
            Case("device = 'EVS' and zone = 'POD'", ["EVS", "pod"]),
            Case("zone = 'POD'", [nil, nil]),
            Case("device in ('ecs', 'evs')", ["ECS", nil], ["EVS", nil]),
        ])
    func physicalCapacity(_ zone: Case) async throws {
        try await withSite { session, site in
            let answer = try await session.answer(
                "select device, zone from physical_capacity where \(zone.condition)")
            #expect(Self.requests(of: site, kind: "device_type") == Self.sorted(zone.requests))
            #expect(!answer.rows.isEmpty)
        }
    }

    private static func requests(of site: SimulatedSite, kind: String) -> [[String?]] {
        sorted(site.calls.map { [$0[kind], $0["zone_type"]] })
    }

    private static func sorted(_ requests: [[String?]]) -> [[String?]] {
        requests.sorted { "\($0)" < "\($1)" }
    }
}
