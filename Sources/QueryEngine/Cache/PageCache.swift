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

    /// The fetches that differ in their windows alone.
    private struct Group: Hashable {
        var table: String
        var parameters: [String: String]
    }

    private struct State {
        var entries: [Group: [CachedWindow: Entry]] = [:]
        var bytes = 0
        var uses = 0
        /// How often each table, or all of them, was forgotten.
        var generations: [String?: Int] = [:]
    }

    /// How much memory one fetch may take, in bytes; a larger one is not kept.
    static let greatestEntry = 32 << 20
    /// How much memory all of them may take, in bytes; the one that was used longest ago goes first.
    static let greatestTotal = 96 << 20

    /// The fetches that are being made now.
    let underWay = FetchesUnderWay()
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
    /// - Returns: the fetches.
    func fetches(
        of scan: ScanPlan, _ combinations: [[String: String]], now: Int64, lifetime: Int64
    ) -> [Fetch] {
        guard lifetime > 0, !scan.provider.cost.isFree else {
            return combinations.map { Fetch(request: scan.request($0)) }
        }
        let window = CachedWindow(scan.window)
        return state.withLock { state in
            Self.expire(&state, scan, now: now, lifetime: lifetime)
            let isFresh = { (entry: Entry) in now - entry.fetchedAt <= lifetime }
            let same = combinations.map { parameters in
                Self.complete(&state, scan, parameters, window, isFresh)
                    ?? Fetch(request: scan.request(parameters))
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

    /// The fetch of one request of a scan, where it is at hand as a whole.
    ///
    /// - Parameters:
    ///   - parameters: those of the request.
    ///   - scan: the scan.
    ///   - now: the clock, in milliseconds since 1970.
    ///   - lifetime: how old the fetch may be, in milliseconds.
    /// - Returns: the fetch.
    func complete(
        _ parameters: [String: String], of scan: ScanPlan, now: Int64, lifetime: Int64
    ) -> Fetch? {
        let window = CachedWindow(scan.window)
        return state.withLock { state in
            Self.complete(&state, scan, parameters, window) { now - $0.fetchedAt <= lifetime }
        }
    }

    /// What ``add(_:of:generation:)`` wants to know of the moment at which a fetch was begun.
    func generation(of table: String) -> Int {
        state.withLock { ($0.generations[table] ?? 0) + ($0.generations[nil] ?? 0) }
    }

    /// Keeps a complete fetch, where its table has not been forgotten since it was begun.
    func add(_ entry: Entry, of scan: ScanPlan, generation: Int) {
        guard entry.bytes <= Self.greatestEntry, generation == self.generation(of: scan.schema.name) else {
            return
        }
        let group = Group(table: scan.schema.name, parameters: entry.request.parameters)
        state.withLock { state in
            let before = state.entries[group]?[entry.window]
            if let before, before.fetchedAt > entry.fetchedAt { return }
            state.uses += 1
            var entry = entry
            entry.lastUse = state.uses
            state.bytes += entry.bytes - (before?.bytes ?? 0)
            state.entries[group, default: [:]][entry.window] = entry
            while state.bytes > Self.greatestTotal, Self.removeOldest(&state) {}
        }
    }

    private static func removeOldest(_ state: inout State) -> Bool {
        var oldest: (group: Group, window: CachedWindow, use: Int)?
        for (group, entries) in state.entries {
            for (window, entry) in entries where entry.lastUse < oldest?.use ?? .max {
                oldest = (group, window, entry.lastUse)
            }
        }
        guard let oldest else { return false }
        remove(&state, oldest.group, oldest.window)
        return true
    }

    private static func remove(_ state: inout State, _ group: Group, _ window: CachedWindow) {
        guard let entry = state.entries[group]?.removeValue(forKey: window) else { return }
        state.bytes -= entry.bytes
        if state.entries[group]?.isEmpty == true { state.entries[group] = nil }
    }

    /// Forgets the fetches of a table, or all; those under way are not kept either.
    func forget(table: String? = nil) {
        state.withLock { state in
            state.generations[table, default: 0] += 1
            state.entries = state.entries.filter { table != nil && $0.key.table != table }
            state.bytes = state.entries.values.reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.bytes } }
        }
    }

    // MARK: Finding

    private static func complete(
        _ state: inout State, _ scan: ScanPlan, _ parameters: [String: String], _ window: CachedWindow,
        _ isFresh: (Entry) -> Bool
    ) -> Fetch? {
        let group = Group(table: scan.schema.name, parameters: parameters)
        guard let entry = state.entries[group]?[window], isFresh(entry),
            let pages = entry.pages(for: scan.columns)
        else { return nil }
        touch(&state, group, window)
        return Fetch(request: entry.request, pages: pages, isComplete: true)
    }

    /// The fetch of a stretch that the entries of the same parameters lack, the one with most rows at hand.
    private static func completing(
        _ state: inout State, _ scan: ScanPlan, _ request: ScanRequest
    ) -> Fetch? {
        guard scan.schema.settling != nil else { return nil }
        let group = Group(table: scan.schema.name, parameters: request.parameters)
        var best: (window: CachedWindow, fetch: Fetch)?
        for (window, entry) in state.entries[group] ?? [:] {
            guard let fetch = entry.fetch(completing: scan, request) else { continue }
            let isBetter = best.map { best in
                fetch.isComplete != best.fetch.isComplete
                    ? fetch.isComplete
                    : (fetch.request.window?.length ?? 0) < (best.fetch.request.window?.length ?? 0)
            }
            if isBetter ?? true { best = (window, fetch) }
        }
        guard let best else { return nil }
        touch(&state, group, best.window)
        return best.fetch
    }

    /// A fetch whose rows hold those of all requests of a scan.
    private static func widest(
        _ state: inout State, _ scan: ScanPlan, _ combinations: [[String: String]], _ window: CachedWindow,
        _ isFresh: (Entry) -> Bool
    ) -> Entry? {
        for (group, entries) in state.entries where group.table == scan.schema.name {
            guard
                combinations.allSatisfy({ request in
                    group.parameters.allSatisfy { request[$0.key] == $0.value }
                })
            else { continue }
            for (its, entry) in entries
            where isFresh(entry) && entry.has(scan.columns)
                && its.covers(window, actual: entry.request.window)
            {
                touch(&state, group, its)
                return entry
            }
        }
        return nil
    }

    private static func touch(_ state: inout State, _ group: Group, _ window: CachedWindow) {
        state.uses += 1
        state.entries[group]?[window]?.lastUse = state.uses
    }

    /// Removes what is too old, save of tables whose rows stay as they are, and what a clock that was set back makes young.
    ///
    /// A fetch of a statement that began a little later than this one is neither.
    private static func expire(_ state: inout State, _ scan: ScanPlan, now: Int64, lifetime: Int64) {
        for (group, entries) in state.entries where group.table == scan.schema.name {
            for (window, entry) in entries
            where entry.fetchedAt - now > lifetime
                || scan.schema.settling == nil && now - entry.fetchedAt > lifetime
            {
                remove(&state, group, window)
            }
        }
    }
}

extension TimeWindow {
    /// How long it is, in milliseconds.
    fileprivate var length: Int64 { end - begin }
}
