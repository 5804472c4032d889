extension SimulatedWorld {
    /// A cluster of load balancers, one in each availability zone.
    public struct LoadBalancerCluster: Sendable, Equatable {
        /// The cluster's id.
        public let id: String

        /// The cluster's code, such as `elbv3-cluster01-cn-east-264a`.
        public let code: String

        /// The region.
        public let region: Region

        /// Load balancers.
        public let balancers: Int

        /// Load balancers of the fifth version.
        public let versionFive: Int

        /// Listeners on layer 4.
        public let layer4Listeners: Int

        /// Listeners on layer 7.
        public let layer7Listeners: Int

        /// Members on layer 4, or nil where the cluster does not tell.
        public let layer4Members: Int?

        /// Members on layer 7.
        public let layer7Members: Int

        static func draw(seed: UInt64, regions: [Region]) -> [LoadBalancerCluster] {
            var generator = SeededGenerator(seed: seed, stream: "load balancers")
            return regions.flatMap { region in
                region.zones.map { zone in
                    let balancers = generator.next(in: 40...400)
                    return LoadBalancerCluster(
                        id: generator.uuid(),
                        code: "elbv3-cluster01-\(zone)",
                        region: region,
                        balancers: balancers,
                        versionFive: balancers / 4,
                        layer4Listeners: generator.next(in: 100...900),
                        layer7Listeners: generator.next(in: 40...400),
                        layer4Members: generator.next(below: 3) == 0 ? nil : generator.next(in: 200...3_000),
                        layer7Members: generator.next(in: 100...900)
                    )
                }
            }
        }
    }
}
