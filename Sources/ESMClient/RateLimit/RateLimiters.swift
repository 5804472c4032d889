import Synchronization

/// The limiters of the process: one for each site, account and level, shared by all clients.
enum RateLimiters {
    private struct Key: Hashable {
        let account: RateAccount
        let level: ServiceLevel
        let settings: RateLimitSettings
    }

    private struct Kept {
        var limiter: RateLimiter
        /// Since when no client has it; nil where one may have.
        var idleSince: Duration?
    }

    /// How long a limiter is remembered that no client has: the longest time to which a limit can belong.
    private static let memory = Duration.seconds(86_400)

    /// The requests of a client count beyond its end; accounts that are not used any more leave nothing behind.
    private static let shared = Mutex<[Key: Kept]>([:])

    /// The limiters of a client, by level.
    static func all(
        _ configuration: SiteConfiguration, _ options: ClientOptions,
        warn: @escaping @Sendable (String) -> Void
    ) -> [ServiceLevel: RateLimiter] {
        // A folder of exchanges bears any number of requests.
        guard options.exchanges.reachesSite else { return [:] }
        let account = RateAccount(configuration)
        return Dictionary(
            uniqueKeysWithValues: ServiceLevel.allCases.map { level in
                (level, limiter(account, level, options, site: configuration.site, warn: warn))
            })
    }

    /// The limiter of an account at a site.
    ///
    /// - Parameters:
    ///   - account: who asks whom.
    ///   - level: of which calls.
    ///   - options: how often it may ask, and by which clock; one of a clock of its own is shared with nobody.
    ///   - site: the address of the site.
    ///   - warn: told why a file cannot be used.
    /// - Returns: the limiter.
    private static func limiter(
        _ account: RateAccount, _ level: ServiceLevel, _ options: ClientOptions, site: SiteAddress,
        warn: @escaping @Sendable (String) -> Void
    ) -> RateLimiter {
        let (settings, clock) = (options.rateLimit, options.clock)
        let make = {
            let ledger: any RateLedger =
                if level == .s1, let folder = settings.scope.folder {
                    FileLedger(
                        file: RateFile(folder: folder, name: account.fileName), clock: clock, warn: warn)
                } else {
                    MemoryLedger()
                }
            return RateLimiter(limit: settings.limit(at: site, level: level), ledger: ledger, clock: clock)
        }
        guard clock.isSystem else { return make() }
        return shared.withLock { all in
            forgetIdle(&all, now: clock.now())
            let key = Key(account: account, level: level, settings: settings)
            let limiter = all[key]?.limiter ?? make()
            all[key] = Kept(limiter: limiter, idleSince: nil)
            return limiter
        }
    }

    private static func forgetIdle(_ all: inout [Key: Kept], now: Duration) {
        for key in Array(all.keys) {
            guard var kept = all.removeValue(forKey: key) else { continue }
            kept.idleSince = isKnownUniquelyReferenced(&kept.limiter) ? kept.idleSince ?? now : nil
            if let idleSince = kept.idleSince, now - idleSince > memory { continue }
            all[key] = kept
        }
    }
}
