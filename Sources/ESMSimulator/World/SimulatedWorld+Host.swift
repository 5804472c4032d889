extension SimulatedWorld {
    /// A physical host of virtual machines.
    public struct Host: Sendable, Equatable {
        /// The host's id.
        public let id: String

        /// The host's name.
        public let name: String

        /// The host's address.
        public let ip: String

        /// The serial number of the server.
        public let serialNumber: String

        /// The region's id.
        public let region: String

        /// The availability zone's id.
        public let zone: String

        /// The pod (resource pool) that the host belongs to.
        public let pod: String

        /// The name of the cluster.
        public let cluster: String

        /// The data centre.
        public let dataCenter: String

        /// The room in the data centre.
        public let room: String

        /// The rack in the room.
        public let rack: String

        /// The slot in the rack, from the bottom.
        public let slot: Int

        /// Whether tenants' machines run here; the others serve the cloud's own management.
        public let servesTenants: Bool

        /// What the server is made of.
        public let hardware: Hardware

        static func draw(seed: UInt64, count: Int, regions: [Region]) -> [Host] {
            var generator = SeededGenerator(seed: seed, stream: "hosts")
            return (0..<count).map { index in
                let regionIndex = index % regions.count
                let region = regions[regionIndex]
                let ordinal = index / regions.count
                let zoneIndex = ordinal % region.zones.count
                let zone = region.zones[zoneIndex]
                let pod = "pod\(ordinal / 2 % 2 + 1)"
                let servesTenants = ordinal % 7 != 6
                let hardware = Hardware.all[ordinal % Hardware.all.count]
                let number = String(1_000 + ordinal).dropFirst()
                return Host(
                    id: generator.uuid(),
                    name: "\(zone)-\(pod)-host\(number)",
                    ip: "10.\(20 + regionIndex).\(zoneIndex * 100 + ordinal / 250).\(ordinal % 250 + 1)",
                    serialNumber: "2102\(generator.hexID().prefix(16).uppercased())",
                    region: region.id,
                    zone: zone,
                    pod: "\(zone)-\(pod)",
                    cluster: "\(pod)-\(hardware.series)-cluster",
                    dataCenter: "dc-\(region.id)-\(zoneIndex + 1)",
                    room: "room-\(zoneIndex + 1)0\(ordinal / 2 % 2 + 1)",
                    rack: "rack-\(ordinal / 10 + 1)",
                    slot: ordinal % 10 * 4 + 1,
                    servesTenants: servesTenants,
                    hardware: hardware
                )
            }
        }
    }
}
