/// Who goes first where requests wait for the rate limit.
enum RequestPriority: Int, Sendable, Hashable, Comparable {
    /// The pages behind the first one of a fetch.
    case background
    /// What somebody waits for: first pages, totals, single requests.
    case interactive

    static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}
