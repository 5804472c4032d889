import Synchronization

/// The pages of complete fetches, kept for a while, so that a session does not ask for the same rows again.
///
/// It belongs to one engine, hence to one site and one user. A fetch that was cut short, failed or was cancelled never gets in.
final class PageCache: Sendable {
    /// A complete fetch.
    struct Entry {
        /// The request as it was made.
        var request: ScanRequest
        /// Its window.
        var window: CachedWindow
        /// The pages.
        var pages: [KeptPage]
        /// When it was begun, in milliseconds since 1970.
        var fetchedAt: Int64
        /// How much memory the pages take, in bytes.
        var bytes: Int
        /// Whether the pages have all columns of the table, as JSON has.
        var hasAllColumns: Bool
        /// When it was last used, by the cache's own counting.
        var lastUse = 0

        /// Whether the pages have these columns.
        func has(_ columns: [Int]) -> Bool {
            hasAllColumns || Set(request.columns).isSuperset(of: columns)
        }

        /// The pages with these columns, where rows have one value for each; nil where one is missing.
        func pages(for columns: [Int]) -> [KeptPage]? {
            guard !hasAllColumns, request.columns != columns else { return pages }
            let positions = columns.compactMap { request.columns.firstIndex(of: $0) }
            guard positions.count == columns.count else { return nil }
            return pages.map { kept in
                guard case .rows(let rows) = kept.page.content else { return kept }
                var kept = kept
                kept.page.content = .rows(rows.map { row in positions.map { row[$0] } })
                return kept
            }
        }
    }

    /// A request of a scan, and what is at hand of its pages.
    struct Fetch: Sendable {
        /// The request that brings what is lacking.
        var request: ScanRequest
        /// The pages that are at hand.
        var pages: [KeptPage] = []
        /// Whether these are all.
        var isComplete = false
        /// Which rows of the pages to come count; nil for all.
        var times: KeptTimes?
    }

    private struct Key: Hashable {
        var table: String
        var parameters: [String: String]
        var window: CachedWindow
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        var bytes = 0
        var uses = 0
    }

    /// How much memory one fetch may take, in bytes; a larger one is not kept.
    static let greatestEntry = 32 << 20
    /// How much memory all of them may take, in bytes; the one that was used longest ago goes first.
    static let greatestTotal = 96 << 20

    private let state = Mutex(State())

    /// The fetches of a scan: those that are at hand, and those that have to be made.
    ///
    /// A wider fetch answers all of the scan's requests at once or none, so that no row comes twice.
    ///
    /// - Parameters:
    ///   - scan: the scan.
    ///   - combinations: the parameters of its requests.
    ///   - now: the clock, in milliseconds since 1970.
    ///   - lifetime: how old a fetch may be, in milliseconds; 0 for no cache.
    func fetches(
        of scan: ScanPlan, _ combinations: [[String: String]], now: Int64, lifetime: Int64
    ) -> [Fetch] {
        guard lifetime > 0, !scan.provider.cost.isFree else {
            return combinations.map { Fetch(request: scan.request($0)) }
        }
        let window = CachedWindow(scan.window)
        return state.withLock { state in
            Self.expire(&state, scan, now: now, lifetime: lifetime)
            let isFresh = { (entry: Entry) in entry.fetchedAt <= now && now - entry.fetchedAt <= lifetime }
            let same = combinations.map { parameters in
                let request = scan.request(parameters)
                let key = Key(table: scan.schema.name, parameters: parameters, window: window)
                guard let entry = state.entries[key], isFresh(entry),
                    let pages = entry.pages(for: scan.columns)
                else { return Fetch(request: request) }
                Self.touch(&state, key)
                return Fetch(request: request, pages: pages, isComplete: true)
            }
            guard same.contains(where: { !$0.isComplete }) else { return same }
            if !scan.showsRequest,
                let wide = Self.widest(&state, scan, combinations, window, isFresh),
                let pages = wide.pages(for: scan.columns)
            {
                return [Fetch(request: wide.request, pages: pages, isComplete: true)]
            }
            return same.map { $0.isComplete ? $0 : Self.completing(&state, scan, $0.request) ?? $0 }
        }
    }

    /// Keeps a complete fetch.
    func add(_ entry: Entry, of scan: ScanPlan) {
        guard entry.bytes <= Self.greatestEntry else { return }
        let key = Key(
            table: scan.schema.name, parameters: entry.request.parameters, window: entry.window)
        state.withLock { state in
            state.uses += 1
            var entry = entry
            entry.lastUse = state.uses
            state.bytes += entry.bytes - (state.entries[key]?.bytes ?? 0)
            state.entries[key] = entry
            while state.bytes > Self.greatestTotal,
                let oldest = state.entries.min(by: { $0.value.lastUse < $1.value.lastUse })
            {
                state.entries[oldest.key] = nil
                state.bytes -= oldest.value.bytes
            }
        }
    }

    /// Forgets the fetches of a table, or all.
    func forget(table: String? = nil) {
        state.withLock { state in
            state.entries = state.entries.filter { table != nil && $0.key.table != table }
            state.bytes = state.entries.values.reduce(0) { $0 + $1.bytes }
        }
    }

    // MARK: Finding

    /// The fetch of a stretch that the entries of the same parameters lack, the one with most rows at hand.
    private static func completing(
        _ state: inout State, _ scan: ScanPlan, _ request: ScanRequest
    ) -> Fetch? {
        guard scan.schema.settling != nil else { return nil }
        var best: (key: Key, fetch: Fetch)?
        for (key, entry) in state.entries
        where key.table == scan.schema.name && key.parameters == request.parameters {
            guard let fetch = entry.fetch(completing: scan, request) else { continue }
            let isBetter = best.map { best in
                fetch.isComplete != best.fetch.isComplete
                    ? fetch.isComplete
                    : (fetch.request.window?.length ?? 0) < (best.fetch.request.window?.length ?? 0)
            }
            if isBetter ?? true { best = (key, fetch) }
        }
        guard let best else { return nil }
        touch(&state, best.key)
        return best.fetch
    }

    /// A fetch whose rows hold those of all requests of a scan.
    private static func widest(
        _ state: inout State, _ scan: ScanPlan, _ combinations: [[String: String]], _ window: CachedWindow,
        _ isFresh: (Entry) -> Bool
    ) -> Entry? {
        let found = state.entries.first { key, entry in
            key.table == scan.schema.name && isFresh(entry) && entry.has(scan.columns)
                && entry.window.covers(window, actual: entry.request.window)
                && combinations.allSatisfy { request in
                    key.parameters.allSatisfy { request[$0.key] == $0.value }
                }
        }
        guard let found else { return nil }
        touch(&state, found.key)
        return found.value
    }

    private static func touch(_ state: inout State, _ key: Key) {
        state.uses += 1
        state.entries[key]?.lastUse = state.uses
    }

    /// Removes what is too old, save of tables whose rows stay as they are.
    private static func expire(_ state: inout State, _ scan: ScanPlan, now: Int64, lifetime: Int64) {
        guard scan.schema.settling == nil else { return }
        for (key, entry) in state.entries
        where key.table == scan.schema.name && (now - entry.fetchedAt > lifetime || now < entry.fetchedAt) {
            state.entries[key] = nil
            state.bytes -= entry.bytes
        }
    }
}

extension TimeWindow {
    /// How long it is, in milliseconds.
    fileprivate var length: Int64 { end - begin }
}
