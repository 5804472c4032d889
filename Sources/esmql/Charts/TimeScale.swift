import QueryEngine

/// Marks on a stretch of time: at full minutes, hours, days, months and the like, in UTC.
struct TimeScale {
    /// A place on the axis and what is written there.
    struct Mark: Hashable {
        /// Milliseconds since 1970.
        var time: Double
        /// The date or the time of day.
        var label: String
    }

    private static let second: Int64 = 1000
    private static let minute = 60 * second
    private static let hour = 60 * minute
    private static let day = 24 * hour
    /// The distances within a month, in milliseconds.
    private static let distances: [Int64] =
        [1, 2, 5, 10, 20, 50, 100, 200, 500]
        + [1, 2, 5, 10, 15, 30].map { $0 * second } + [1, 2, 5, 10, 15, 30].map { $0 * minute }
        + [1, 2, 3, 6, 12].map { $0 * hour } + [1, 2, 7].map { $0 * day }
    /// The distances of months, in months.
    private static let months = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 24_000]

    /// The marks, in ascending order.
    let marks: [Mark]

    /// Marks at the finest distance that gives no more of them than there is room for.
    ///
    /// - Parameters:
    ///   - range: The ends, in milliseconds since 1970, from 0 to the year 9999.
    ///   - limit: The most marks that there is room for.
    init(_ range: ClosedRange<Double>, limit: Int) {
        let low = Int64(max(0, range.lowerBound))
        let high = Int64(min(253_402_300_799_999, max(0, range.upperBound)))
        let limit = max(1, limit)
        let span = max(0, high - low)
        if let distance = Self.distances.first(where: { span / $0 < limit }) {
            // Weeks begin on Mondays; 1970 began on a Thursday.
            let origin = distance == 7 * Self.day ? 4 * Self.day : 0
            let first = (low - origin + distance - 1) / distance
            let last = (high - origin) / distance
            marks =
                first > last
                ? []
                : (first...last).map { index in
                    let time = index * distance + origin
                    return Mark(time: Double(time), label: Self.label(time, distance: distance))
                }
        } else {
            let all = Self.months.lazy.map { Self.marks(low, high, months: $0) }
            marks = all.first { $0.count <= limit } ?? []
        }
    }

    /// Marks at the beginnings of months.
    private static func marks(_ low: Int64, _ high: Int64, months: Int) -> [Mark] {
        var marks: [Mark] = []
        guard let start = TimeText.format(low).flatMap({ Int($0.prefix(4)) }) else { return [] }
        var month = months < 12 ? start * 12 : start / (months / 12) * months
        while month < 120_000, marks.count < 10_000 {
            let (year, number) = (month / 12, month % 12 + 1)
            let text = digits(year, 4) + "-" + digits(number, 2)
            month += months
            guard let time = TimeText.milliseconds(of: text + "-01") else { continue }
            guard time <= high else { break }
            guard time >= low else { continue }
            marks.append(Mark(time: Double(time), label: months % 12 == 0 ? digits(year, 4) : text))
        }
        return marks
    }

    private static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }

    /// `11-29` at a day's beginning, else `14:30`, `14:30:05` or `05.250`.
    private static func label(_ time: Int64, distance: Int64) -> String {
        guard let text = TimeText.format(time) else { return "" }
        if time % day == 0 { return String(text.dropFirst(5).prefix(5)) }
        if distance >= minute { return String(text.dropFirst(11).prefix(5)) }
        if distance >= second { return String(text.dropFirst(11).prefix(8)) }
        let whole = text.count > 19 ? text : text + ".000"
        return String(whole.dropFirst(17))
    }
}
