import ESMQL
import Testing

/// Section 4.1.2: storage and compute, each with a sample of its own.
struct PhysicalCapacitySampleTests {
    private static let path = "/v1/host-physical/capacity"
    private static let storage = Sample(path, "4.1.2-physical-storage-capacity", rows: 2)
    private static let compute = Sample(path, "4.1.2-physical-compute-capacity", rows: 2)

    @Test("Storage is EVS, named by device_type")
    func storage() async throws {
        try await withSamples(Self.storage) { session, site in
            let answer = try await session.answer("select * from physical_capacity where device = 'evs'")
            #expect(
                answer.columns == [
                    "device", "region", "zone", "resource", "metric", "total", "used", "free", "allocated",
                    "available", "used_ratio", "resource_count", "timestamp",
                ])
            #expect(
                answer.rows == [
                    [
                        "EVS", "cn-central-229", "MANAGE", "SAS", "SAS", nil, nil, nil, 112.2265625,
                        94.5693359375, nil, nil, "2022-04-11 16:00:00",
                    ],
                    [
                        "EVS", "cn-east-264", "MANAGE", "SAS", "SAS", nil, nil, nil, 173.3232421875,
                        102.4052734375, nil, nil, "2022-04-11 16:00:00",
                    ],
                ])
            #expect(site.calls.map { $0["device_type"] } == ["EVS"])
        }
    }

    @Test("Compute is ECS, named by service_type, its figures as sent")
    func compute() async throws {
        try await withSamples(Self.compute) { session, _ in
            let answer = try await session.answer("select * from physical_capacity where device = 'ECS'")
            #expect(
                answer.rows == [
                    [
                        "ECS", "cn-east-264", "KVM_POD", "C6xLarge", "memory", 44.072265625, 0.0,
                        44.072265625,
                        15.2578125, 26.486328125, 0.0, 0, "2022-04-13 16:00:00",
                    ],
                    [
                        "ECS", "cn-east-264", "KVM_POD", "M6xLarge", "vCpu", 10792.0, 0.0, 10792.0, 4964.0,
                        5408.0, 0.0, 0, "2022-04-13 16:00:00",
                    ],
                ])
        }
    }

    @Test("Every wire name of a column that has several is an alias")
    func aliases() async throws {
        try await withSamples(Self.compute) { session, _ in
            let answer = try await session.answer(
                """
                select device_type, service_type, resource_type, avaliable from physical_capacity
                where metric_type = 'vCpu'
                """)
            #expect(answer.rows == [["ECS", "ECS", "M6xLarge", 5408.0]])
        }
    }
}
