internal import QueryEngine

/// Capacity of services and of the machines below them: sections 4.1.3 and 4.1.2 of the API reference.
enum CapacityTables {
    /// 4.1.3: what of a service is sold and what is left.
    static let capacity = TableSchema.esm(
        "capacity", "capacity of the cloud services, a snapshot a day",
        columns: [
            Column(
                "service", .text, wire: ["service_type"], enumeration: .services, codes: .services,
                summary: "the cloud service"),
            region,
            zone,
            Column(
                "metric", .text, wire: ["metric_type"],
                summary: "what is counted: a flavour, a kind of disk, CPU or memory"),
        ] + figures(in: .unitOfService) + [
            Column("used_ratio", .real, summary: "used of total, as the site works it out"),
            Column("allocated_ratio", .real, summary: "allocated of total, as the site works it out"),
            resourceCount,
            timestamp,
        ],
        parameters: [ScanParameter("service_type", column: "service"), zoneParameter],
        timeColumn: "timestamp"
    ) { parameters in
        refined(parameters, kind: "service_type", withPods: ["ECS_VM", "EVS"])
    }

    /// 4.1.2: what the hosts and disks themselves have.
    static let physicalCapacity = TableSchema.esm(
        "physical_capacity", "capacity of hosts and storage, a snapshot a day",
        columns: [
            Column(
                "device", .text, wire: ["device_type", "service_type"], enumeration: .physicalDevices,
                codes: .physicalDevices, summary: "the kind of machine"),
            region,
            zone,
            Column(
                "resource", .text, wire: ["resource_type"],
                summary: "the kind of host or disk, such as C6xLarge"),
            Column(
                "metric", .text, wire: ["metric_type"],
                summary: "what is counted: vCpu, memory or a kind of disk"),
        ] + figures(in: .coresOrTerabytes) + [
            Column("used_ratio", .real, summary: "used of total, as the site works it out"),
            resourceCount,
            timestamp,
        ],
        parameters: [ScanParameter("device_type", column: "device"), zoneParameter],
        timeColumn: "timestamp"
    ) { parameters in
        refined(parameters, kind: "device_type", withPods: ["ECS", "EVS"])
    }

    private static let region = Column("region", .text, summary: "the region's id")
    private static let zone = Column(
        "zone", .text, wire: ["zone_type"], enumeration: .zones, codes: .zones,
        summary: "the management zone, or that of the tenants or of a service")
    /// The figures of a snapshot; the reference spells `available` in two ways.
    private static func figures(in unit: LocalizedText) -> [Column] {
        [
            Column("total", .real, unit: unit, summary: "all there is; many services send none"),
            Column("used", .real, unit: unit, summary: "what is in use"),
            Column("free", .real, unit: unit, summary: "what is not in use"),
            Column("allocated", .real, unit: unit, summary: "what is given to tenants"),
            Column(
                "available", .real, wire: ["available", "avaliable"], unit: unit,
                summary: "what can still be given"),
        ]
    }
    private static let resourceCount = Column("resource_count", .integer, summary: "how many resources")
    private static let timestamp = Column(
        "timestamp", .time, summary: "the time of the snapshot, midnight UTC+8")

    /// `manage` and `pod`; what else a zone may be called is not sent.
    private static let zoneParameter = ScanParameter("zone_type", column: "zone", isExact: false) { value in
        guard case .text(let zone) = value else { return nil }
        return zone == "MANAGE" ? "manage" : zone.hasSuffix("POD") ? "pod" : nil
    }

    /// Asks for pods only where one kind of resource is asked for that has zones so called; elsewhere `pod`
    /// has no documented meaning.
    private static func refined(
        _ parameters: [String: String], kind: String, withPods kinds: Set<String>
    ) -> [String: String] {
        guard parameters["zone_type"] == "pod" else { return parameters }
        if let value = parameters[kind], kinds.contains(value) { return parameters }
        return parameters.filter { $0.key != "zone_type" }
    }
}
