/// One sample of a host.
public struct HostMetric: Sendable, Equatable {
    /// The host.
    public let host: SimulatedWorld.Host

    /// What was looked at: `cpu`, `memory` or `disk`.
    public let item: String

    /// Per cent in use, or nil where the sample was lost.
    public let value: Double?

    /// When, in ms since 1970 UTC.
    public let timestamp: Int64

    static let items: [(name: String, resource: SimulatedLoad.Resource)] = [
        ("cpu", .processor), ("memory", .memory), ("disk", .disk),
    ]

    /// The samples of all hosts, host by host, every five minutes.
    static func series(
        _ hosts: [SimulatedWorld.Host],
        load: SimulatedLoad,
        now: Int64,
        days: Int
    ) -> SimulatedSeries<HostMetric> {
        SimulatedSeries(
            ticks: TickGrid(now: now, interval: 300_000, days: days),
            sources: hosts.count * items.count
        ) { source, time in
            let index = source / items.count
            let item = items[source % items.count]
            let isLost = load.isLost(item.resource, source: index, at: time)
            let share = load.share(of: item.resource, source: index, at: time)
            return HostMetric(
                host: hosts[index],
                item: item.name,
                value: isLost ? nil : Double(share) / 100,
                timestamp: time
            )
        }
    }
}
