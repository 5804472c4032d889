import ESMQL

/// What the site of a session is called; worked out when somebody asks.
struct SiteName {
    /// Whether it is the simulated one.
    let isDemo: Bool
    /// The profile that it was taken from, where there is one.
    let profile: String?

    /// The name, and where the site is.
    func text(in session: Session) async -> String {
        if isDemo { return "a simulated site (--demo)" }
        let text = "select value from esmql_settings where name = 'endpoint'"
        let rows = try? await session.query(text).allRows()
        guard case .text(let endpoint)? = rows?.first?[0] else { return "no site: files only" }
        return profile.map { "\(endpoint), profile \($0)" } ?? endpoint
    }
}
