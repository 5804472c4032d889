internal import QueryEngine

/// How a parameter writes a time.
enum TimeFormat: String, Sendable, CaseIterable {
    /// `2026-11-01T00:00:00Z`.
    case iso8601
    /// `2026-11-01`.
    case date
    /// Seconds since 1970.
    case epochSeconds = "epoch_s"
    /// Milliseconds since 1970.
    case epochMilliseconds = "epoch_ms"

    /// A time as the parameter writes it, moved outwards to what the form can say.
    ///
    /// - Parameters:
    ///   - milliseconds: the time in milliseconds since 1970.
    ///   - isBegin: whether it is the start of a window.
    /// - Returns: the text; nil for a time that has none.
    func text(_ milliseconds: Int64, isBegin: Bool) -> String? {
        let unit: Int64 =
            switch self {
            case .iso8601, .epochSeconds: 1000
            case .date: 86_400_000
            case .epochMilliseconds: 1
            }
        var steps = milliseconds / unit
        if !isBegin, milliseconds % unit != 0 { steps += 1 }
        switch self {
        case .epochSeconds, .epochMilliseconds: return String(steps)
        case .iso8601: return TimeText.format(steps * unit).map { $0.replacing(" ", with: "T") + "Z" }
        case .date: return TimeText.format(steps * unit).map { String($0.prefix(10)) }
        }
    }
}
