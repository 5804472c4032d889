extension SimulatedWorld {
    /// A tenant of the cloud: an account (domain) with a project in each region.
    public struct Tenant: Sendable, Equatable {
        /// The id of the domain, 32 hexadecimal digits.
        public let domainID: String

        /// The name of the domain.
        public let name: String

        /// The id of the tenant's enterprise project.
        public let enterpriseProjectID: String

        /// The ids of its projects, in the order of the regions.
        public let projectIDs: [String]

        static func draw(seed: UInt64, count: Int, regions: [Region]) -> [Tenant] {
            let names = [
                "finance_core", "hr_portal", "traffic_cloud", "health_data", "education_net",
                "port_logistics",
                "water_works", "政务云平台",
            ]
            var generator = SeededGenerator(seed: seed, stream: "tenants")
            return (0..<count).map { index in
                let round = index / names.count
                return Tenant(
                    domainID: generator.hexID(),
                    name: names[index % names.count] + (round == 0 ? "" : "_\(round + 1)"),
                    enterpriseProjectID: generator.uuid(),
                    projectIDs: regions.map { _ in generator.hexID() }
                )
            }
        }
    }
}
