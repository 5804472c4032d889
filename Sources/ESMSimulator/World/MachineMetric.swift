/// One sample of a virtual machine, each hour.
public struct MachineMetric: Sendable, Equatable {
    /// The machine.
    public let machine: SimulatedWorld.VirtualMachine

    /// What was measured: `cpu_usage` or `mem_usage`.
    public let metric: String

    /// Per cent in use, or nil where the sample was lost.
    public let value: Double?

    /// When, in ms since 1970 UTC.
    public let timestamp: Int64

    static let metrics: [(name: String, resource: SimulatedLoad.Resource)] = [
        ("cpu_usage", .processor), ("mem_usage", .memory),
    ]

    /// The samples of all machines, machine by machine.
    static func series(
        _ machines: [SimulatedWorld.VirtualMachine],
        load: SimulatedLoad,
        now: Int64,
        days: Int
    ) -> SimulatedSeries<MachineMetric> {
        SimulatedSeries(
            ticks: TickGrid(now: now, interval: 3_600_000, days: days),
            sources: machines.count * metrics.count
        ) { source, time in
            let index = source / metrics.count
            let metric = metrics[source % metrics.count]
            let isLost = load.isLost(metric.resource, source: index, at: time)
            let share = load.share(of: metric.resource, source: index, at: time)
            return MachineMetric(
                machine: machines[index],
                metric: metric.name,
                value: isLost ? nil : Double(share) / 100,
                timestamp: time
            )
        }
    }
}
