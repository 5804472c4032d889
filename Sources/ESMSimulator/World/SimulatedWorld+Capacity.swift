extension SimulatedWorld {
    /// What a service can sell of one thing in one zone of a region, on one day.
    public struct Capacity: Sendable, Equatable {
        /// The service, spelled as `service_type` takes it, such as `ECS_VM`.
        public let service: String

        /// The region's id.
        public let region: String

        /// The zone as `zone_type` takes it, such as `pod`.
        public let zoneParameter: String

        /// The zone as the answer gives it, such as `KVM_POD`.
        public let zone: String

        /// What is counted, such as `SAS`; nil where the service counts one thing only.
        public let metric: String?

        /// All there is, nil where the service does not tell; like the figures below in the service's own unit.
        public let total: Double?

        /// What is in use, nil where the service does not tell.
        public let used: Double?

        /// What is not in use, nil where the service does not tell.
        public let free: Double?

        /// What has been handed out.
        public let allocated: Double

        /// What can still be handed out; less than the rest, since some is kept in reserve.
        public let available: Double

        /// Per cent in use, nil where the service does not tell.
        public let usedRatio: Double?

        /// Per cent handed out, nil where the service does not tell.
        public let allocatedRatio: Double?

        /// Midnight (UTC+8) of the day, in ms since 1970 UTC.
        public let timestamp: Int64

        static func draw(
            seed: UInt64,
            regions: [Region],
            machines: [VirtualMachine],
            days: [Int64]
        ) -> [Capacity] {
            var generator = SeededGenerator(seed: seed, stream: "capacity")
            let pools = regions.flatMap { region in
                CapacityPlan.all.flatMap { plan in
                    plan.zones.flatMap { zone in
                        plan.items.map {
                            CapacityPool(region, plan, zone, $0, machines: machines, &generator)
                        }
                    }
                }
            }
            return days.enumerated().flatMap { index, day in
                pools.map { $0.snapshot(at: day, daysAgo: days.count - 1 - index) }
            }
        }
    }
}
