/// A span of time in milliseconds since 1970, both ends included.
public struct TimeWindow: Sendable, Hashable {
    /// The first millisecond.
    public var begin: Int64
    /// The last millisecond.
    public var end: Int64

    /// A window.
    public init(begin: Int64, end: Int64) {
        self.begin = begin
        self.end = end
    }
}
