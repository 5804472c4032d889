/// A range of a source text, as half-open offsets of its UTF-8 bytes.
public struct SourceSpan: Hashable, Sendable {
    /// The offset of the first byte.
    public var lower: Int
    /// The offset behind the last byte.
    public var upper: Int

    /// A span from `lower` up to, not including, `upper`.
    public init(_ lower: Int, _ upper: Int) {
        self.lower = lower
        self.upper = upper
    }

    /// The smallest span that holds both.
    public func union(_ other: SourceSpan) -> SourceSpan {
        SourceSpan(min(lower, other.lower), max(upper, other.upper))
    }
}
