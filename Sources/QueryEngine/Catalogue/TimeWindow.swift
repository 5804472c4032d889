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

    /// Whether it begins at all; one that does not reaches back to 1970.
    public var isBoundedBelow: Bool { begin > 0 }

    /// Whether it ends at all; one that does not reaches to the end of the year 9999.
    public var isBoundedAbove: Bool { end < TimeText.maximum }
}
