/// What a service counts, where, and in which unit.
struct CapacityPlan: Sendable {
    /// A zone as the parameter and as the answer spell it.
    struct Zone: Sendable {
        let parameter: String
        let answer: String
    }

    /// One thing that is counted.
    struct Item: Sendable {
        let metric: String?
        /// The range of the total, in the unit of the service.
        let range: ClosedRange<Int>
        /// How many steps a unit is counted in: 1,024 for TB counted in GB.
        let steps: Int
    }

    let service: String
    let zones: [Zone]
    let items: [Item]
    /// Whether the answer tells more than what is allocated and available.
    let tellsTotal: Bool

    /// The ten services of section 4.1.3.
    static let all: [CapacityPlan] = [
        CapacityPlan(
            service: "ECS_VM",
            zones: [Zone(parameter: "manage", answer: "MANAGE"), Zone(parameter: "pod", answer: "KVM_POD")],
            items: ["C6-2", "C6-4", "M6-8", "KC1-2", "KC1-4"].map {
                Item(metric: $0, range: 120...400, steps: 1)
            },
            tellsTotal: false
        ),
        only("BMS", "BMS_POD", "POD", counts(4...24, "physical.kd1ne.2xlarge", "physical.s4.3xlarge")),
        CapacityPlan(
            service: "EVS",
            zones: [Zone(parameter: "manage", answer: "MANAGE"), Zone(parameter: "pod", answer: "POD")],
            items: terabytes(180...420, "SAS", "SSD"),
            tellsTotal: false
        ),
        only("OBS", "OBS_POD", "OBS_POD", terabytes(500...2_000, "single_az", "multi_az")),
        only("EIP", "EIP_POD", "EIP_POD", counts(250...1_000, "5_bgp")),
        only(
            "RDS", "RDS_POD", "RDS_POD",
            counts(20...90, "dbtype:mysql", "dbtype:postgresql", "dbtype:sqlServer")),
        only(
            "DCC", "DCC_POD", "DCC_POD",
            counts(200...800, "CPU") + terabytes(4...24, "memory") + counts(4...16, "host")),
        only("DeH", "DeH_POD", "DEH_POD", counts(3...20, "s3", "l5")),
        only("SFS", "SFS_POD", "SFS_POD", terabytes(50...300, nil)),
        only("VPN", "VPN_POD", "VPN_POD", counts(20...100, "connection") + counts(3...10, "gateway")),
    ]

    private static func only(
        _ service: String,
        _ parameter: String,
        _ answer: String,
        _ items: [Item]
    ) -> CapacityPlan {
        CapacityPlan(
            service: service,
            zones: [Zone(parameter: parameter, answer: answer)],
            items: items,
            tellsTotal: true
        )
    }

    private static func counts(_ range: ClosedRange<Int>, _ metrics: String?...) -> [Item] {
        metrics.map { Item(metric: $0, range: range, steps: 1) }
    }

    private static func terabytes(_ range: ClosedRange<Int>, _ metrics: String?...) -> [Item] {
        metrics.map { Item(metric: $0, range: range, steps: 1_024) }
    }
}
