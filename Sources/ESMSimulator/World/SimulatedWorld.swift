/// Everything that a simulated site knows, as plain values.
///
/// The same seed, present and scale give the same world on every machine. The values are those behind the
/// wire, not the wire's texts, so that a test can hold what it read against them.
public struct SimulatedWorld: Sendable {
    /// The present in ms since 1970 UTC, where the data end.
    public let now: Int64

    /// The regions.
    public let regions: [Region]

    /// The tenants.
    public let tenants: [Tenant]

    /// The hosts, in the order of the wire.
    public let hosts: [Host]

    /// The virtual machines, host by host.
    public let virtualMachines: [VirtualMachine]

    /// The physical devices, in the order of the wire: a server for each host, then the network devices.
    public let devices: [Device]

    /// The daily snapshots of what the services can sell, oldest first.
    public let capacity: [Capacity]

    /// The daily snapshots of what the hardware holds, oldest first.
    public let physicalCapacity: [PhysicalCapacity]

    /// The samples of the network devices, oldest first.
    public let networkMetrics: NetworkMetricSeries

    /// The samples of the hosts, oldest first.
    public let hostMetrics: SimulatedSeries<HostMetric>

    /// The samples of the servers' own controllers, oldest first.
    public let serverMetrics: SimulatedSeries<ServerMetric>

    /// The samples of the virtual machines, oldest first.
    public let machineMetrics: SimulatedSeries<MachineMetric>

    /// The alarms of the devices, by the time of their latest occurrence.
    public let deviceAlarms: [Alarm]

    /// The alarms of the services, by the time of their latest occurrence.
    public let serviceAlarms: [Alarm]

    /// The audit log, oldest first.
    public let auditLog: [AuditEntry]

    /// The clusters of load balancers.
    public let loadBalancerClusters: [LoadBalancerCluster]

    /// What the tenants own, type by type.
    public let tenantResources: [TenantResource]

    /// What the tenants used, hour by hour.
    public let meteringRecords: SimulatedSeries<MeteringRecord>

    /// The id under which the health of the services is shared.
    public let shareID: String

    let meteringSources: [MeteringSource]

    /// Draws a world.
    ///
    /// - Parameters:
    ///   - seed: The seed.
    ///   - now: The present in ms since 1970 UTC, from 1970 to 9999.
    ///   - scale: How much data there is.
    public init(seed: UInt64, now: Int64, scale: SimulatedScale) {
        let scale = scale.clamped
        let now = min(max(now, 0), CivilTime.latest)
        self.now = now
        let regions = Region.draw(count: scale.regions)
        let tenants = Tenant.draw(seed: seed, count: scale.tenants, regions: regions)
        let hosts = Host.draw(seed: seed, count: scale.hosts, regions: regions)
        let machines = VirtualMachine.draw(
            seed: seed,
            count: scale.virtualMachines,
            hosts: hosts,
            tenants: tenants,
            now: now,
            youngestDays: scale.metricDays + 1
        )
        let devices = Device.draw(
            seed: seed,
            hosts: hosts,
            regions: regions,
            reporting: scale.reportingNetworkDevices
        )
        let midnights = Self.snapshotTimes(now: now, days: scale.capacityDays)
        self.regions = regions
        self.tenants = tenants
        self.hosts = hosts
        virtualMachines = machines
        self.devices = devices
        let capacity = Capacity.draw(seed: seed, regions: regions, machines: machines, days: midnights)
        self.capacity = capacity
        physicalCapacity = PhysicalCapacity.draw(
            regions: regions,
            hosts: hosts,
            machines: machines,
            capacity: capacity,
            days: midnights
        )
        networkMetrics = NetworkMetricSeries(
            seed: seed,
            devices: devices.filter(\.reportsMetrics),
            ticks: TickGrid(
                now: now,
                interval: Int64(scale.networkMetricIntervalSeconds) * 1_000,
                days: scale.metricDays
            )
        )
        var shares = SeededGenerator(seed: seed, stream: "shares")
        shareID = shares.hexID()
        let (present, days) = (now, scale.metricDays)
        let load = SimulatedLoad(seed: seed, stream: "host load")
        hostMetrics = HostMetric.series(hosts, load: load, now: present, days: days)
        serverMetrics = ServerMetric.series(hosts, load: load, now: present, days: days)
        let machineLoad = SimulatedLoad(seed: seed, stream: "machine load")
        machineMetrics = MachineMetric.series(machines, load: machineLoad, now: present, days: days)
        loadBalancerClusters = LoadBalancerCluster.draw(seed: seed, regions: regions)
        (deviceAlarms, serviceAlarms, auditLog) = Self.events(
            seed: seed, hosts: hosts, machines: machines, devices: devices, regions: regions, now: now,
            scale: scale)
        var drawing = TenantResourceDrawing(
            seed: seed, regions: regions, tenants: tenants, machines: machines)
        tenantResources = drawing.resources()
        let sources = MeteringSource.sources(of: tenantResources)
        meteringSources = sources
        meteringRecords = SimulatedSeries(
            ticks: TickGrid(now: now - 3_600_000, interval: 3_600_000, days: days),
            sources: sources.count
        ) { sources[$0].record(at: $1, salt: $0) }
    }

    /// What happened in the days that the snapshots cover.
    private static func events(
        seed: UInt64,
        hosts: [Host],
        machines: [VirtualMachine],
        devices: [Device],
        regions: [Region],
        now: Int64,
        scale: SimulatedScale
    ) -> ([Alarm], [Alarm], [AuditEntry]) {
        let days = scale.capacityDays
        var alarms = AlarmDrawing(
            seed: seed,
            hosts: hosts,
            machines: machines,
            devices: devices,
            now: now,
            days: days
        )
        let ofDevices = alarms.deviceAlarms()
        let ofServices = alarms.serviceAlarms(after: ofDevices)
        var audit = AuditDrawing(seed: seed, hosts: hosts, regions: regions, now: now, days: days)
        return (ofDevices, ofServices, audit.entries(before: ofDevices))
    }

    /// The virtual machines of a host, in the order of the wire.
    ///
    /// - Parameter hostID: The id of the host.
    /// - Returns: The machines, none for an unknown host.
    public func virtualMachines(ofHost hostID: String) -> [VirtualMachine] {
        virtualMachines.filter { $0.hostID == hostID }
    }

    /// The midnights (UTC+8) on which snapshots fall, oldest first.
    private static func snapshotTimes(now: Int64, days: Int) -> [Int64] {
        let local = now + CivilTime.siteOffset
        let latest = local.floorDivided(by: CivilTime.day) * CivilTime.day - CivilTime.siteOffset
        return (0..<days).map { latest - Int64(days - 1 - $0) * CivilTime.day }
    }
}
