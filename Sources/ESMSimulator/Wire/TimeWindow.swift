/// A stretch of time, its ends included.
struct TimeWindow: Sendable, Equatable {
    /// The first ms that belongs to it.
    let first: Int64
    /// The last ms that belongs to it.
    let last: Int64

    /// All times.
    static let always = TimeWindow(begin: .min, end: .max, ends: .inclusive)

    init(begin: Int64, end: Int64, ends: SimulatedWindowEnds) {
        first = ends == .exclusive && begin < .max ? begin + 1 : begin
        last = ends != .inclusive && end > .min ? end - 1 : end
    }

    func contains(_ time: Int64) -> Bool { first <= time && time <= last }
}
