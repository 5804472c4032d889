/// Admits a number of requests in any stretch of time of a given length.
struct SlidingWindow: Sendable {
    let limit: Int
    let length: Duration
    private var admitted: [ContinuousClock.Instant] = []

    init(limit: Int, length: Duration) {
        self.limit = limit
        self.length = length
    }

    /// The limit as the gateway writes it; a window of less than a second stays unsaid in whole seconds.
    var text: String {
        let seconds = max(1, Int(length / .seconds(1)))
        return "limit:\(limit),time:" + (seconds == 60 ? "1 minute" : "\(seconds) second")
    }

    /// Admits a request or not.
    ///
    /// - Parameter instant: When it arrived, not before any earlier one.
    /// - Returns: How many more would be admitted now, or nil if it is turned away.
    mutating func admit(at instant: ContinuousClock.Instant) -> Int? {
        admitted.removeAll { $0.duration(to: instant) >= length }
        guard admitted.count < limit else { return nil }
        admitted.append(instant)
        return limit - admitted.count
    }
}
