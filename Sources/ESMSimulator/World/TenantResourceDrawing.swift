/// Draws what the tenants own.
struct TenantResourceDrawing {
    /// The types of section 4.1.12, in the document's order.
    static let types = [
        "ECS", "EVS", "EIP", "OBS", "BMS", "ELB", "VPN", "DCS", "DMS", "RDS", "GAUSS", "MODEL_ARTS_INF",
        "MODEL_ARTS_TRAIN", "MODEL_ARTS_MAOS",
    ]

    private let regions: [SimulatedWorld.Region]
    private let tenants: [SimulatedWorld.Tenant]
    private let machines: [SimulatedWorld.VirtualMachine]
    /// The tenants' enterprise projects by their domains.
    private let enterpriseProjects: [String: String]
    private var generator: SeededGenerator

    init(
        seed: UInt64,
        regions: [SimulatedWorld.Region],
        tenants: [SimulatedWorld.Tenant],
        machines: [SimulatedWorld.VirtualMachine]
    ) {
        self.regions = regions
        self.tenants = tenants
        self.machines = machines
        enterpriseProjects = Dictionary(tenants.map { ($0.domainID, $0.enterpriseProjectID) }) { first, _ in
            first
        }
        generator = SeededGenerator(seed: seed, stream: "tenant resources")
    }

    /// Everything, type by type in the order of ``types``.
    mutating func resources() -> [SimulatedWorld.TenantResource] {
        Self.types.flatMap { type in
            switch type {
            case "ECS": servers()
            case "EVS": machines.map { part(of: $0, type: type, specification: "SAS \($0.diskGigabytes) GB") }
            case "EIP":
                machines.filter { $0.virtualProcessors >= 8 }.map {
                    part(of: $0, type: type, specification: "5_bgp")
                }
            default: services(type)
            }
        }
    }

    /// The machines, of which metering has forgotten a few, and machines that are gone.
    private mutating func servers() -> [SimulatedWorld.TenantResource] {
        let living = machines.enumerated().map { index, machine in
            resource(
                of: machine,
                id: machine.id,
                type: "ECS",
                name: machine.name,
                specification: specification(of: machine),
                parentID: nil,
                isListed: true,
                isMetered: index % 53 != 7
            )
        }
        let gone = machines.indices.filter { $0 % 90 == 11 }.map { index in
            resource(
                of: machines[index],
                id: generator.uuid(),
                type: "ECS",
                name: "deleted-\(index)",
                specification: specification(of: machines[index]),
                parentID: nil,
                isListed: false,
                isMetered: true
            )
        }
        return living + gone
    }

    private func specification(of machine: SimulatedWorld.VirtualMachine) -> String {
        let series = machine.flavorFamily.split(separator: "-").first.map { $0.lowercased() } ?? ""
        let system = machine.operatingSystem == "Windows" ? "win" : "linux"
        return "\(series).\(machine.virtualProcessors)u\(machine.memoryGigabytes)g.\(system)"
    }

    private mutating func part(
        of machine: SimulatedWorld.VirtualMachine,
        type: String,
        specification: String
    ) -> SimulatedWorld.TenantResource {
        resource(
            of: machine,
            id: generator.uuid(),
            type: type,
            name: "\(type.lowercased())-\(machine.id.prefix(8))",
            specification: specification,
            parentID: machine.id,
            isListed: true,
            isMetered: true
        )
    }

    private func resource(
        of machine: SimulatedWorld.VirtualMachine,
        id: String,
        type: String,
        name: String,
        specification: String,
        parentID: String?,
        isListed: Bool,
        isMetered: Bool
    ) -> SimulatedWorld.TenantResource {
        SimulatedWorld.TenantResource(
            id: id,
            type: type,
            name: name,
            specification: specification,
            tenantID: machine.tenantID,
            tenantName: machine.tenantName,
            projectID: machine.projectID,
            enterpriseProjectID: enterpriseProjects[machine.tenantID] ?? "",
            region: machine.region,
            zone: machine.zone,
            parentID: parentID,
            isListed: isListed,
            isMetered: isMetered
        )
    }

    /// One or two instances of a service for some tenants in some regions, one for the first tenant at least.
    private mutating func services(_ type: String) -> [SimulatedWorld.TenantResource] {
        var resources: [SimulatedWorld.TenantResource] = []
        for (order, tenant) in tenants.enumerated() {
            for (index, region) in regions.enumerated() {
                let isFirst = order == 0 && index == 0
                for number in 0..<(isFirst ? 1 : 0) + generator.next(below: 2) {
                    resources.append(
                        SimulatedWorld.TenantResource(
                            id: generator.uuid(),
                            type: type,
                            name: "\(type.lowercased())-\(tenant.name)-\(number + 1)",
                            specification: "\(type.lowercased()).standard.\(generator.next(in: 1...3))",
                            tenantID: tenant.domainID,
                            tenantName: tenant.name,
                            projectID: tenant.projectIDs[index],
                            enterpriseProjectID: tenant.enterpriseProjectID,
                            region: region.id,
                            zone: type == "OBS" ? "" : generator.pick(region.zones),
                            parentID: nil,
                            isListed: true,
                            isMetered: true
                        )
                    )
                }
            }
        }
        return resources
    }
}
