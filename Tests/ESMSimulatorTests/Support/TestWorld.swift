import ESMSimulator

/// The site that the tests run against: the same world every day, no limit.
enum TestWorld {
    /// 2026-11-02 13:46:40 in the site's time.
    static let now: Int64 = 1_793_598_400_000

    static let day: Int64 = 86_400_000

    static func options(seed: UInt64 = 1, faults: [Fault] = []) -> SimulatedSiteOptions {
        SimulatedSiteOptions(seed: seed, now: now, requestsPerMinute: nil, faults: faults)
    }

    /// The parameters of a time range that ends at the present.
    static func last(days: Int64) -> [String: String] {
        ["begin_time": String(now - days * day), "end_time": String(now)]
    }

    /// A small page of a windowed listing.
    static let firstPage = last(days: 1).merging(["page_size": "10", "offset_value": "0"]) { $1 }
}
