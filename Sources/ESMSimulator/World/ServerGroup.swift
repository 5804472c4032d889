/// The servers of one kind in one zone of a region, and what runs on them.
struct ServerGroup: Sendable {
    private struct Resident: Sendable {
        let createdAt: Int64
        let processors: Int
        let gigabytes: Int
    }

    private let region: String
    private let servesTenants: Bool
    private let hardware: SimulatedWorld.Hardware
    private let servers: Int
    private let residents: [Resident]

    /// The groups that have a server, region by region, the management's before the tenants'.
    static func groups(
        regions: [SimulatedWorld.Region],
        hosts: [SimulatedWorld.Host],
        machines: [SimulatedWorld.VirtualMachine]
    ) -> [ServerGroup] {
        let machinesOfHost = Dictionary(grouping: machines, by: \.hostID)
        return regions.flatMap { region in
            [false, true].flatMap { servesTenants in
                SimulatedWorld.Hardware.all.compactMap { hardware in
                    let members = hosts.filter {
                        $0.region == region.id && $0.servesTenants == servesTenants
                            && $0.hardware.series == hardware.series
                    }
                    guard !members.isEmpty else { return nil }
                    let residents = members.flatMap { machinesOfHost[$0.id] ?? [] }.map {
                        Resident(
                            createdAt: $0.createdAt,
                            processors: $0.virtualProcessors,
                            gigabytes: $0.memoryGigabytes
                        )
                    }
                    return ServerGroup(
                        region: region.id,
                        servesTenants: servesTenants,
                        hardware: hardware,
                        servers: members.count,
                        residents: residents
                    )
                }
            }
        }
    }

    /// Memory and processors on a day.
    ///
    /// - Parameter day: The midnight with which the day begins, in ms since 1970 UTC.
    /// - Returns: A row for memory and one for processors.
    func rows(at day: Int64) -> [SimulatedWorld.PhysicalCapacity] {
        let existing = residents.filter { $0.createdAt <= day }
        return [
            row(
                "memory",
                total: hardware.memoryGigabytes * servers,
                allocated: existing.reduce(0) { $0 + $1.gigabytes },
                steps: 1_024,
                day: day
            ),
            row(
                "vCpu",
                total: hardware.virtualProcessors * servers,
                allocated: existing.reduce(0) { $0 + $1.processors },
                steps: 1,
                day: day
            ),
        ]
    }

    private func row(
        _ metric: String,
        total: Int,
        allocated: Int,
        steps: Double,
        day: Int64
    ) -> SimulatedWorld.PhysicalCapacity {
        let used = allocated * 3 / 5
        return SimulatedWorld.PhysicalCapacity(
            device: "ECS",
            region: region,
            zoneParameter: servesTenants ? "pod" : "manage",
            zone: servesTenants ? "KVM_POD" : "MANAGE",
            resourceType: hardware.resourceType,
            metric: metric,
            total: Double(total) / steps,
            used: Double(used) / steps,
            free: Double(total - used) / steps,
            allocated: Double(allocated) / steps,
            available: Double(max(0, total - allocated - total / 25)) / steps,
            usedRatio: Double(used * 10_000 / max(total, 1)) / 100,
            resourceCount: servers,
            timestamp: day
        )
    }
}
