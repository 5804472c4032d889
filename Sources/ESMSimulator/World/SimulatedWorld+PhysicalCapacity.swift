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
            let groups = ServerGroup.groups(regions: regions, hosts: hosts, machines: machines)
            let storage = capacity.filter { $0.service == "EVS" }.map(storage)
            return days.flatMap { day in
                storage.filter { $0.timestamp == day } + groups.flatMap { $0.rows(at: day) }
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
    }
}
