/// One sample that a server's own controller took, each hour.
public struct ServerMetric: Sendable, Equatable {
    /// The host that the server is.
    public let host: SimulatedWorld.Host

    /// What was measured: `CPUUsagePercent` or `InletTempCelsius`.
    public let metric: String

    /// The value, a whole number.
    public let value: Int

    /// When, in ms since 1970 UTC.
    public let timestamp: Int64

    static let metrics = ["CPUUsagePercent", "InletTempCelsius"]

    /// The samples of all servers, server by server.
    ///
    /// The processors' share is close to what the host says of itself, but far above it for every eleventh.
    static func series(
        _ hosts: [SimulatedWorld.Host],
        load: SimulatedLoad,
        now: Int64,
        days: Int
    ) -> SimulatedSeries<ServerMetric> {
        SimulatedSeries(
            ticks: TickGrid(now: now, interval: 3_600_000, days: days),
            sources: hosts.count * metrics.count
        ) { source, time in
            let index = source / metrics.count
            let metric = metrics[source % metrics.count]
            let share = load.share(of: .processor, source: index, at: time)
            let apart: Int64 = index % 11 == 5 ? 3_000 : 0
            let value =
                metric == "CPUUsagePercent"
                ? min(share + apart, 10_000) / 100
                : 18 + (share + load.share(of: .disk, source: index, at: time)) / 1_200
            return ServerMetric(host: hosts[index], metric: metric, value: Int(value), timestamp: time)
        }
    }
}
