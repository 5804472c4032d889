/// Regular points in time, at whole multiples of an interval since 1970.
struct TickGrid: Sendable {
    /// The first point in ms since 1970 UTC.
    let first: Int64

    /// The distance of two points in ms.
    let interval: Int64

    /// How many points there are.
    let count: Int

    /// The points of the last days up to the present, which is the last point if it falls on one.
    init(now: Int64, interval: Int64, days: Int) {
        let last = now.floorDivided(by: interval)
        let beforeFirst = (now - Int64(days) * CivilTime.day).floorDivided(by: interval)
        self.interval = interval
        first = (beforeFirst + 1) * interval
        count = Int(last - beforeFirst)
    }

    /// The time of a point.
    func time(_ tick: Int) -> Int64 { first + Int64(tick) * interval }

    /// The points between two times, both included.
    func ticks(from begin: Int64, through end: Int64) -> Range<Int> {
        guard begin <= end else { return 0..<0 }
        let last = first + Int64(count) * interval
        let low = (min(max(begin, first), last) - first + interval - 1) / interval
        let high = (min(max(end, first - 1), last - 1) - first).floorDivided(by: interval)
        return low <= high ? Int(low)..<Int(high) + 1 : 0..<0
    }
}
