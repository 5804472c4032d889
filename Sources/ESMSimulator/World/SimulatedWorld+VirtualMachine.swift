extension SimulatedWorld {
    /// A virtual machine of a tenant on a host.
    public struct VirtualMachine: Sendable, Equatable {
        /// The machine's id.
        public let id: String

        /// The machine's name; it may hold quotes and Chinese.
        public let name: String

        /// The operating system's name.
        public let operatingSystem: String

        /// The flavour family, such as `C6-2`: the series and the GB of memory per processor.
        public let flavorFamily: String

        /// Virtual processors.
        public let virtualProcessors: Int

        /// Memory in GB.
        public let memoryGigabytes: Int

        /// The size of the system disk in GB.
        public let diskGigabytes: Int

        /// The id of the host that it runs on.
        public let hostID: String

        /// The region's id.
        public let region: String

        /// The availability zone's id.
        public let zone: String

        /// The id of the domain that owns it.
        public let tenantID: String

        /// The name of the domain that owns it.
        public let tenantName: String

        /// The id of the project that it belongs to.
        public let projectID: String

        /// When it was created, in ms since 1970 UTC.
        public let createdAt: Int64

        static func draw(
            seed: UInt64,
            count: Int,
            hosts: [Host],
            tenants: [Tenant],
            now: Int64,
            youngestDays: Int
        ) -> [VirtualMachine] {
            let regionIDs = hosts.reduce(into: [String]()) { ids, host in
                if !ids.contains(host.region) { ids.append(host.region) }
            }
            var generator = SeededGenerator(seed: seed, stream: "virtual machines")
            return share(count, among: hosts).flatMap { host, machines in
                (0..<machines).map { _ in
                    // Squaring favours the first tenants, so that they differ in size.
                    let draw = generator.next(below: 1_000)
                    let tenant = tenants[draw * draw * tenants.count / 1_000_000]
                    let project = regionIDs.firstIndex(of: host.region) ?? 0
                    let processors = generator.pick([1, 2, 2, 4, 4, 8, 16])
                    let ratio = host.hardware.series == "M6" ? 8 : generator.pick([2, 4])
                    return VirtualMachine(
                        id: generator.uuid(),
                        name: name(tenant: tenant, generator: &generator),
                        operatingSystem: generator.pick(["Euler", "CentOS", "Ubuntu", "Windows", "Kylin"]),
                        flavorFamily: "\(host.hardware.series)-\(ratio)",
                        virtualProcessors: processors,
                        memoryGigabytes: processors * ratio,
                        diskGigabytes: generator.pick([40, 100, 200, 500]),
                        hostID: host.id,
                        region: host.region,
                        zone: host.zone,
                        tenantID: tenant.domainID,
                        tenantName: tenant.name,
                        projectID: tenant.projectIDs[project],
                        createdAt: now - Int64(generator.next(in: youngestDays...youngestDays + 400))
                            * CivilTime.day
                            - Int64(generator.next(below: 86_400)) * 1_000
                    )
                }
            }
        }

        /// Deals the machines out: management hosts get none, busy hosts twice as many as the others.
        private static func share(_ count: Int, among hosts: [Host]) -> [(Host, Int)] {
            let tenantHosts = hosts.filter(\.servesTenants)
            let takers = tenantHosts.isEmpty ? hosts : tenantHosts
            let weights = takers.indices.map { $0 % 3 == 0 ? 2 : 1 }
            let whole = weights.reduce(0, +)
            var given = 0
            var before = 0
            return zip(takers, weights).map { host, weight in
                before += weight
                let upTo = count * before / whole
                defer { given = upTo }
                return (host, upTo - given)
            }
        }

        private static func name(tenant: Tenant, generator: inout SeededGenerator) -> String {
            let role = generator.pick(["web", "app", "db", "cache", "batch", "gateway"])
            let number = generator.next(in: 1...99)
            return switch generator.next(below: 20) {
            case 0: "财务系统-\(role)-\(number)"
            case 1: "dev's \(role) \(number)"
            case 2: "qa's \"\(role)\" \(number)"
            case 3: "\(role)\\\(number)"
            default: "\(tenant.name)-\(role)-\(number)"
            }
        }
    }
}
