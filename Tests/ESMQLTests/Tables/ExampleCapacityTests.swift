import ESMQL
import ESMSimulator
import Testing

/// Examples about capacity and inventory.
struct ExampleCapacityTests {
    private struct Pool: Hashable {
        let region: String
        let zone: String
        let metric: String
    }

    private static func newest<Row>(
        _ rows: [Row], by key: (Row) -> some Hashable, time: (Row) -> Int64
    ) -> [Row] {
        Dictionary(grouping: rows.filter { time($0) >= ExampleRows.ago(2 * ExampleRows.day) }, by: key).values
            .flatMap { group in
                let last = group.map(time).max()
                return group.filter { time($0) == last }
            }
    }

    @Test func headroomByRegion() async throws {
        try await ExampleRows.check(
            "headroom-by-region", requests: { _ in ["CloudService/capacity": 1] },
            rows: {
                world in
                Self.newest(
                    world.capacity, by: { [$0.service, $0.region, $0.zone, $0.metric] }, time: \.timestamp
                ).map { row in
                    let whole = row.available + row.allocated
                    return [
                        .text(row.region), .text(row.service), .text(row.zone), .text(row.metric ?? "null"),
                        .real(row.available), .real(row.allocated),
                        whole == 0 ? .null : .real(100 * row.available / whole),
                    ]
                }
            })
    }

    @Test func sellableAgainstPhysical() async throws {
        try await ExampleRows.check(
            "sellable-vs-physical", within: 0.0006,
            requests: { _ in ["CloudService/capacity": 1, "host-physical/capacity": 1] },
            rows: { world in
                let physical = Dictionary(
                    grouping: Self.newest(
                        world.physicalCapacity.filter { $0.device == "EVS" },
                        by: { Pool(region: $0.region, zone: $0.zone, metric: $0.metric) }, time: \.timestamp),
                    by: { Pool(region: $0.region, zone: $0.zone, metric: $0.metric) }
                ).mapValues { $0.map(\.available).reduce(0, +) }
                return Self.newest(
                    world.capacity.filter { $0.service == "EVS" }, by: { [$0.region, $0.zone, $0.metric] },
                    time: \.timestamp
                ).map { row in
                    let pool = physical[Pool(region: row.region, zone: row.zone, metric: row.metric ?? "")]
                    return [
                        .text(row.region), .text(row.zone), text(row.metric), .real(row.available),
                        pool.map(Value.real) ?? .null, pool.map { .real(row.available - $0) } ?? .null,
                    ]
                }
            })
    }

    @Test func daysLeft() async throws {
        try await ExampleRows.check(
            "days-left", within: 0.0006, requests: { _ in ["CloudService/capacity": 1] },
            rows: { world in
                let rows = world.capacity.filter {
                    $0.service == "EVS" && $0.timestamp >= ExampleRows.ago(8 * ExampleRows.day)
                }
                return Dictionary(grouping: rows) { [$0.region, $0.zone, $0.metric] }.values.compactMap {
                    group in
                    let sorted = group.sorted { $0.timestamp < $1.timestamp }
                    guard let first = sorted.first, let last = sorted.last else { return nil }
                    let days = Double(last.timestamp - first.timestamp) / Double(ExampleRows.day)
                    let growth = (last.allocated - first.allocated) / days
                    return [
                        .text(last.region), .text(last.zone), text(last.metric), .real(last.allocated),
                        .real(last.available), .real(growth),
                        growth > 0 ? .integer(Int64(last.available / growth)) : .null,
                    ]
                }
            })
    }

    @Test func inventoryByTenant() async throws {
        let types = ["ECS", "BMS", "EVS", "OBS"]
        try await ExampleRows.check(
            "inventory-by-tenant",
            requests: { _ in
                Dictionary(uniqueKeysWithValues: types.map { ("InstanceData/\($0)", 1) })
            },
            rows: { world in
                let listed = world.tenantResources.filter { $0.isListed && types.contains($0.type) }
                return Dictionary(grouping: listed, by: \.tenantName).map { tenant, resources in
                    [.text(tenant)]
                        + types.map { type in .integer(Int64(resources.count { $0.type == type })) }
                }
            })
    }

    @Test func inventoryAgainstMetering() async throws {
        try await ExampleRows.check(
            "inventory-against-metering", requests: { _ in ["InstanceData/ECS": 1, "instancedata/ECS": 1] },
            rows: { world in
                world.tenantResources.filter { $0.type == "ECS" && $0.isListed != $0.isMetered }.map {
                    resource in
                    [
                        resource.isListed ? "not metered" : "not listed", .text(resource.tenantName),
                        .text(resource.id),
                    ]
                }
            })
    }

    @Test func hoursByTenant() async throws {
        func records(_ world: SimulatedWorld) -> [MeteringRecord] {
            world.meteringRecords.filter {
                $0.resource.type == "ECS" && $0.begin >= ExampleRows.ago(ExampleRows.day)
            }
        }
        try await ExampleRows.check(
            "vm-hours-by-tenant",
            requests: { ["instancedata/ECS": ExampleRows.pages(records($0).count)] },
            rows: { world in
                let hours = records(world).filter { !$0.isRepeat }
                return Dictionary(grouping: hours) { [$0.resource.tenantName, $0.resource.region] }.map {
                    key, records in
                    [
                        .text(key[0]), .text(key[1]), .integer(Int64(Set(records.map(\.resource.id)).count)),
                        .real(Double(records.count)),
                    ]
                }
            })
    }
}
