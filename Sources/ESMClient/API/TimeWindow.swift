/// The span of time that a windowed call asks about, as `begin_time` and `end_time` say it.
///
/// The API reference does not say whether the ends are included.
public struct TimeWindow: Sendable, Hashable {
    /// The begin, in milliseconds since 1970-01-01 UTC.
    public let begin: Int64
    /// The end, in milliseconds since 1970-01-01 UTC.
    public let end: Int64

    /// A window between two instants.
    public init(begin: Int64, end: Int64) {
        self.begin = begin
        self.end = end
    }
}
