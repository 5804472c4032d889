/// The window of a fetch as far as it decides which later scans the fetch answers.
enum CachedWindow: Hashable {
    /// The table has no window.
    case none
    /// The last so many milliseconds, because no condition bounds the time.
    case recent(Int64)
    /// From an instant on, because only the start is bounded.
    case open(Int64)
    /// Between two instants.
    case between(TimeWindow)
    /// As the query sets it outright; without an end where it sets none.
    case explicit(begin: Int64, end: Int64?)

    init(_ plan: WindowPlan?) {
        guard let plan else {
            self = .none
            return
        }
        let window = plan.window
        self =
            switch plan.origin {
            case .standard: .recent(window.end - window.begin)
            case .explicit: .explicit(begin: window.begin, end: plan.isOpen ? nil : window.end)
            case .conditions: plan.isOpen ? .open(window.begin) : .between(window)
            }
    }

    /// Whether the rows of a fetch with this window, which was `actual`, hold all rows of a scan with another one.
    ///
    /// A scan whose window no condition bounds gets exactly its own: further rows would change the answer.
    func covers(_ other: CachedWindow, actual: TimeWindow?) -> Bool {
        if self == other { return true }
        guard let actual else { return false }
        switch (self, other) {
        case (.open(let begin), .open(let later)): return begin <= later
        case (.recent, .between(let inner)), (.open, .between(let inner)), (.between, .between(let inner)):
            return actual.begin <= inner.begin && actual.end >= inner.end
        default: return false
        }
    }
}
