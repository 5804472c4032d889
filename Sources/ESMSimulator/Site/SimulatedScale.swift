/// How much data a simulated site holds.
///
/// A figure outside its range is taken for the nearest one within it.
public struct SimulatedScale: Sendable, Equatable {
    /// Regions, 1 to 8.
    public var regions: Int

    /// Hosts over all regions, 1 to 20,000.
    public var hosts: Int

    /// Virtual machines over all hosts, 0 to 1,000,000.
    public var virtualMachines: Int

    /// Tenants, 1 to 10,000.
    public var tenants: Int

    /// Network devices that report metrics, 1 to 20,000.
    public var reportingNetworkDevices: Int

    /// Seconds between two samples of a network device, 1 to 86,400.
    public var networkMetricIntervalSeconds: Int

    /// Days of metrics up to the present, 1 to 1,000.
    public var metricDays: Int

    /// Days with a capacity snapshot, the latest midnight (UTC+8) included, 1 to 1,000.
    ///
    /// Alarms and audit log reach back as far.
    public var capacityDays: Int

    /// Three regions, 40 hosts, 300 virtual machines, about 20 thousand network metric rows a day.
    public static let standard = SimulatedScale()

    /// Creates a scale; the defaults are those of ``standard``.
    ///
    /// - Parameters:
    ///   - regions: Regions.
    ///   - hosts: Hosts over all regions.
    ///   - virtualMachines: Virtual machines over all hosts.
    ///   - tenants: Tenants.
    ///   - reportingNetworkDevices: Network devices that report metrics.
    ///   - networkMetricIntervalSeconds: Seconds between two samples of a network device.
    ///   - metricDays: Days of metrics.
    ///   - capacityDays: Days with a capacity snapshot.
    public init(
        regions: Int = 3,
        hosts: Int = 40,
        virtualMachines: Int = 300,
        tenants: Int = 8,
        reportingNetworkDevices: Int = 9,
        networkMetricIntervalSeconds: Int = 300,
        metricDays: Int = 3,
        capacityDays: Int = 14
    ) {
        self.regions = regions
        self.hosts = hosts
        self.virtualMachines = virtualMachines
        self.tenants = tenants
        self.reportingNetworkDevices = reportingNetworkDevices
        self.networkMetricIntervalSeconds = networkMetricIntervalSeconds
        self.metricDays = metricDays
        self.capacityDays = capacityDays
    }

    /// The standard scale with about as many network metric rows a day as asked for.
    ///
    /// Whole devices report at whole seconds, so there are up to one device's rows more.
    ///
    /// - Parameter networkMetricRows: Rows of 24 hours, all devices and metrics together.
    /// - Returns: The scale.
    public static func scale(networkMetricRows: Int) -> SimulatedScale {
        var scale = SimulatedScale.standard
        if networkMetricRows > 200_000 {
            scale.networkMetricIntervalSeconds = 60
        }
        let rowsOfDevice = 86_400 / scale.networkMetricIntervalSeconds * NetworkMetricSeries.metrics.count
        scale.reportingNetworkDevices = networkMetricRows / rowsOfDevice + 1
        return scale
    }

    /// The scale with every figure within its range.
    var clamped: SimulatedScale {
        SimulatedScale(
            regions: min(max(regions, 1), 8),
            hosts: min(max(hosts, 1), 20_000),
            virtualMachines: min(max(virtualMachines, 0), 1_000_000),
            tenants: min(max(tenants, 1), 10_000),
            reportingNetworkDevices: min(max(reportingNetworkDevices, 1), 20_000),
            networkMetricIntervalSeconds: min(max(networkMetricIntervalSeconds, 1), 86_400),
            metricDays: min(max(metricDays, 1), 1_000),
            capacityDays: min(max(capacityDays, 1), 1_000)
        )
    }
}
