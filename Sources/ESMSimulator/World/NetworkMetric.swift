/// One sample of a network device.
public struct NetworkMetric: Sendable, Equatable {
    /// The device's management address.
    public let deviceIP: String

    /// The code of the metric.
    public let metric: String

    /// The region's id.
    public let region: String

    /// What was measured, or nil where the device gave nothing.
    public let value: Double?

    /// When, in ms since 1970 UTC.
    public let timestamp: Int64
}
