/// Whose requests a site counts together, as far as a client can know.
struct RateAccount: Sendable, Hashable {
    private let parts: [String]

    init(_ configuration: SiteConfiguration) {
        let account = configuration.credentials.account
        parts = [configuration.site.url(""), account?.user ?? "", account?.domain ?? ""]
    }

    /// A name that tells nothing of the account.
    var fileName: String {
        // Lengths keep "ab", "c" and "a", "bc" apart; FNV-1a.
        let bytes = parts.flatMap { Array("\($0.utf8.count):\($0)".utf8) }
        let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return "rate-" + String(hash, radix: 16) + ".txt"
    }
}
