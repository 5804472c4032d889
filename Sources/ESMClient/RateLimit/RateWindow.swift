/// The latest requests to a site, by which it is known when the next one may be sent.
///
/// A request reaches the site after it is sent and before its answer is here. So it counts as long as it is under
/// way, and for the length of the window after that: the site can never count more than the limit, however long
/// requests and answers take. A request that nobody ends, because its process was killed, counts as if it had been
/// answered at the latest time possible.
struct RateWindow: Sendable, Hashable {
    /// One request.
    struct Entry: Sendable, Hashable {
        let id: UInt64
        /// When it was admitted or begun.
        var begin: Duration
        /// When it was answered, or will have been at the latest.
        var end: Duration
        /// Whether its answer has not come yet.
        var isUnderWay: Bool
    }

    /// Clocks of two machines run apart by no more than this in a minute.
    static let margin = Duration.milliseconds(50)

    private(set) var entries: [Entry] = []

    init(_ entries: [Entry] = []) {
        self.entries = entries
    }

    /// Admits a request, or says how long to wait before asking again.
    ///
    /// - Parameters:
    ///   - id: the id of the request.
    ///   - now: the present.
    ///   - latest: when it will have been answered at the latest.
    ///   - limits: what must hold, all of them.
    /// - Returns: nil where it is admitted.
    mutating func admit(_ id: UInt64, at now: Duration, latest: Duration, limits: [RateLimit]) -> Duration? {
        forget(before: now, limits)
        var wait: Duration?
        for limit in limits where entries.count >= limit.requests {
            // The earliest instants at which the requests can stop counting.
            let ends = entries.map {
                ($0.isUnderWay ? min(now, $0.end) : $0.end) + limit.window + Self.margin
            }
            .filter { $0 > now }.sorted()
            guard ends.count >= limit.requests else { continue }
            let next = ends[ends.count - limit.requests] - now
            wait = max(wait ?? next, next)
        }
        guard wait == nil else { return wait }
        entries.append(Entry(id: id, begin: now, end: latest, isUnderWay: true))
        return nil
    }

    /// Notes that a request is about to be sent.
    ///
    /// - Returns: false where it was admitted too long ago to be sure that it counts still; it must be admitted anew.
    mutating func begin(_ id: UInt64, at now: Duration, latest: Duration) -> Bool {
        guard let index = entries.firstIndex(where: { $0.id == id }), entries[index].end > now else {
            return false
        }
        entries[index].begin = now
        entries[index].end = latest
        return true
    }

    /// Notes that the answer of a request is here.
    mutating func end(_ id: UInt64, at now: Duration) {
        guard let index = entries.firstIndex(where: { $0.id == id }) else {
            entries.append(Entry(id: id, begin: now, end: now, isUnderWay: false))
            return
        }
        entries[index].end = now
        entries[index].isUnderWay = false
    }

    /// Takes a request back that was never sent.
    mutating func withdraw(_ id: UInt64) {
        entries.removeAll { $0.id == id }
    }

    /// Drops what no limit counts any more, and what exceeds any use.
    private mutating func forget(before now: Duration, _ limits: [RateLimit]) {
        let longest = limits.map(\.window).max() ?? .seconds(60)
        entries.removeAll { $0.end + longest + Self.margin <= now }
        let most = max(1000, 2 * (limits.map(\.requests).max() ?? 0))
        if entries.count > most { entries.removeFirst(entries.count - most) }
    }
}
