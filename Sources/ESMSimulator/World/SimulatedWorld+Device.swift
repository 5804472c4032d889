extension SimulatedWorld {
    /// A physical device: a server, a switch, a router or a firewall.
    public struct Device: Sendable, Equatable {
        /// The device's id.
        public let id: String

        /// The device's name; a server bears the name of its host.
        public let name: String

        /// What it is: `server`, `switch`, `router` or `firewall`.
        public let type: String

        /// Its state: `normal`, `offline` or `abnormal`.
        public let runningStatus: String

        /// Its model.
        public let model: String

        /// Its management address; a server has that of its host.
        public let managementIP: String

        /// Its operating system.
        public let operatingSystem: String

        /// The region's id.
        public let region: String

        /// Whether network metrics of it exist.
        public let reportsMetrics: Bool

        /// A server for each host, then the network devices that report, then a silent one for each region.
        static func draw(seed: UInt64, hosts: [Host], regions: [Region], reporting: Int) -> [Device] {
            var generator = SeededGenerator(seed: seed, stream: "devices")
            let servers = hosts.map { host in
                Device(
                    id: generator.uuid(),
                    name: host.name,
                    type: "server",
                    runningStatus: generator.next(below: 12) == 0 ? "abnormal" : "normal",
                    model: host.hardware.model,
                    managementIP: host.ip,
                    operatingSystem: "EulerOS",
                    region: host.region,
                    reportsMetrics: false
                )
            }
            let network = (0..<reporting + regions.count).map { index in
                let regionIndex = index % regions.count
                let region = regions[regionIndex]
                let ordinal = index / regions.count
                let kind = Kind.all[ordinal % Kind.all.count]
                let reports = index < reporting
                return Device(
                    id: generator.uuid(),
                    name: "\(region.id)-\(kind.type)-\(ordinal + 1)",
                    type: kind.type,
                    runningStatus: reports ? "normal" : "offline",
                    model: kind.model,
                    managementIP: "10.\(120 + regionIndex).\(ordinal / 250).\(ordinal % 250 + 1)",
                    operatingSystem: "VRP",
                    region: region.id,
                    reportsMetrics: reports
                )
            }
            return servers + network
        }

        private struct Kind {
            let type: String
            let model: String

            static let all = [
                Kind(type: "switch", model: "CE6881"), Kind(type: "router", model: "NE40E"),
                Kind(type: "firewall", model: "USG6680"), Kind(type: "switch", model: "CE12808"),
            ]
        }
    }
}
