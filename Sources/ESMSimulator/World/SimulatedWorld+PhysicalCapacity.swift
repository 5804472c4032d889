extension SimulatedWorld {
    /// What the hardware of one kind holds in one zone of a region, on one day.
    public struct PhysicalCapacity: Sendable, Equatable {
        /// The kind of device: `ECS` for compute, `EVS` for storage.
        public let device: String

        /// The region's id.
        public let region: String

        /// The zone as `zone_type` takes it: `manage` or `pod`.
        public let zoneParameter: String

        /// The zone as the answer gives it: `MANAGE`, `POD` or `KVM_POD`.
        public let zone: String

        /// The model of the hardware, such as `C6xLarge`, `SAS`.
        public let resourceType: String

        /// What is counted: `vCpu` in cores, `memory` in TB, or the storage's medium in TB.
        public let metric: String

        /// All there is, nil for storage.
        public let total: Double?

        /// What is in use, nil for storage.
        public let used: Double?

        /// What is not in use, nil for storage.
        public let free: Double?

        /// What has been handed out.
        public let allocated: Double

        /// What can still be handed out.
        public let available: Double

        /// Per cent in use, nil for storage.
        public let usedRatio: Double?

        /// How many servers there are, nil for storage.
        public let resourceCount: Int?

        /// Midnight (UTC+8) of the day, in ms since 1970 UTC.
        public let timestamp: Int64

        static func draw(
            regions: [Region],
            hosts: [Host],
            machines: [VirtualMachine],
            capacity: [Capacity],
            days: [Int64]
        ) -> [PhysicalCapacity] {
            days.flatMap { day in
                let existing = machines.filter { $0.createdAt <= day }
                let compute = regions.flatMap { region in
                    [false, true].flatMap { tenants in
                        Hardware.all.flatMap { hardware in
                            let members = hosts.filter {
                                $0.region == region.id && $0.servesTenants == tenants
                                    && $0.hardware == hardware
                            }
                            return servers(members, hardware: hardware, machines: existing, day: day)
                        }
                    }
                }
                return capacity.filter { $0.service == "EVS" && $0.timestamp == day }.map(storage) + compute
            }
        }

        /// The disks behind a pool of volumes: thinly filled, so more is left than can be sold.
        private static func storage(behind pool: Capacity) -> PhysicalCapacity {
            let medium = pool.metric ?? ""
            return PhysicalCapacity(
                device: "EVS",
                region: pool.region,
                zoneParameter: pool.zoneParameter,
                zone: pool.zone,
                resourceType: medium,
                metric: medium,
                total: nil,
                used: nil,
                free: nil,
                allocated: pool.allocated * 0.75,
                available: pool.available + pool.allocated * 0.25,
                usedRatio: nil,
                resourceCount: nil,
                timestamp: pool.timestamp
            )
        }

        /// Memory and processors of the servers of one kind, none for no server.
        private static func servers(
            _ hosts: [Host],
            hardware: Hardware,
            machines: [VirtualMachine],
            day: Int64
        ) -> [PhysicalCapacity] {
            guard let first = hosts.first else { return [] }
            let ids = Set(hosts.map(\.id))
            let residents = machines.filter { ids.contains($0.hostID) }
            let processors = residents.reduce(0) { $0 + $1.virtualProcessors }
            let gigabytes = residents.reduce(0) { $0 + $1.memoryGigabytes }
            func row(_ metric: String, total: Int, allocated: Int, steps: Double) -> PhysicalCapacity {
                let used = allocated * 3 / 5
                return PhysicalCapacity(
                    device: "ECS",
                    region: first.region,
                    zoneParameter: first.servesTenants ? "pod" : "manage",
                    zone: first.servesTenants ? "KVM_POD" : "MANAGE",
                    resourceType: hardware.resourceType,
                    metric: metric,
                    total: Double(total) / steps,
                    used: Double(used) / steps,
                    free: Double(total - used) / steps,
                    allocated: Double(allocated) / steps,
                    available: Double(max(0, total - allocated - total / 25)) / steps,
                    usedRatio: Double(used * 10_000 / max(total, 1)) / 100,
                    resourceCount: hosts.count,
                    timestamp: day
                )
            }
            return [
                row(
                    "memory", total: hardware.memoryGigabytes * hosts.count, allocated: gigabytes,
                    steps: 1_024),
                row("vCpu", total: hardware.virtualProcessors * hosts.count, allocated: processors, steps: 1),
            ]
        }
    }
}
