/// Cuts a span of time into windows whose rows take about as many requests as a transaction may.
struct WindowPlan {
    /// The shortest window, in milliseconds.
    static let shortest: Int64 = 60_000
    /// The longest one.
    static let longest: Int64 = 32 * 86_400_000

    /// How many requests a window should take at the most.
    let requests: Int
    /// How long the next window is, in milliseconds.
    private(set) var length: Int64 = 86_400_000

    /// A plan that begins with a day.
    init(requests: Int) {
        self.requests = max(1, requests)
    }

    /// Whether a window can be made shorter.
    var canShrink: Bool { length > Self.shortest }

    /// The next window from the beginning of a span on.
    func first(of span: Range<Int64>) -> Range<Int64> {
        span.lowerBound..<min(span.upperBound, span.lowerBound + length)
    }

    /// The next window from the end of a span backwards.
    func last(of span: Range<Int64>) -> Range<Int64> {
        max(span.lowerBound, span.upperBound - length)..<span.upperBound
    }

    /// Takes note of what a window took; the next one is at most four times as long.
    mutating func took(_ requests: Int, for window: Range<Int64>) {
        let span = Int64(window.count)
        // A window that was cut at the end of the span says little.
        guard span * 2 >= length else { return }
        let wished = Double(span) * Double(self.requests) * 0.7 / Double(max(1, requests))
        length = Self.clamped(min(wished, Double(length) * 4))
    }

    /// Takes note of a window that would take too many requests.
    mutating func needs(_ requests: Int, of allowed: Int, for window: Range<Int64>) {
        let share = min(0.5, Double(allowed) * 0.7 / Double(max(1, requests)))
        length = Self.clamped(Double(window.count) * share)
    }

    private static func clamped(_ length: Double) -> Int64 {
        Int64(min(max(length, Double(shortest)), Double(longest)))
    }
}
