/// A token with the times that its issuer gave it, in milliseconds since 1970-01-01 UTC by the issuer's clock.
struct IssuedToken: Sendable, Hashable {
    let value: Secret
    /// When it was issued.
    var issuedAt: Int64 = 0
    /// When it ends; nil where that is not known.
    var expiresAt: Int64?
    /// What the issuer's clock is ahead of this machine's, in milliseconds.
    var clockOffset: Int64 = 0

    /// How long before its end a token is replaced at the earliest, in milliseconds.
    private static let longestMargin: Int64 = 5 * 60_000

    /// Whether it should be replaced: in its last five minutes, or the last tenth of a short life.
    ///
    /// - Parameter now: this machine's clock, in milliseconds since 1970-01-01 UTC.
    /// - Returns: whether it is time for a new one.
    func isDue(at now: Int64) -> Bool {
        guard let expiresAt else { return false }
        let life = expiresAt.subtractingReportingOverflow(issuedAt).partialValue
        return remaining(at: now, until: expiresAt) <= min(Self.longestMargin, max(0, life / 10))
    }

    /// Whether the issuer takes it no longer.
    func isOver(at now: Int64) -> Bool {
        expiresAt.map { remaining(at: now, until: $0) <= 0 } ?? false
    }

    private func remaining(at now: Int64, until end: Int64) -> Int64 {
        end.subtractingReportingOverflow(now &+ clockOffset).partialValue
    }
}
