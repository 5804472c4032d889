import Foundation

/// The site's clock, which starts at the site's present and runs on from there.
struct SiteClock: Sendable {
    /// The time at start, in ms since 1970 UTC.
    let start: Int64

    private let started = ContinuousClock.now

    init(start: Int64?) {
        let present = start ?? Int64(Date().timeIntervalSince1970 * 1_000)
        self.start = min(max(present, 0), CivilTime.latest)
    }

    /// The time in ms since 1970 UTC.
    var now: Int64 {
        let elapsed = started.duration(to: .now).components
        return start + elapsed.seconds * 1_000 + elapsed.attoseconds / 1_000_000_000_000_000
    }
}
