/// Runs a body against a simulated site, which is stopped whatever happens.
///
///     try await withSimulatedSite(SimulatedSiteOptions(seed: 7)) { site in
///         print(site.endpoint)
///     }
///
/// - Parameters:
///   - options: What the site holds and how it behaves.
///   - port: The port to listen on, or 0 for a free one.
///   - isolation: The caller's actor, which the body runs on.
///   - body: What to do with the site.
/// - Returns: What the body returns.
/// - Throws: ``SimulatorError`` where the site cannot be started, and what the body throws.
@discardableResult
public func withSimulatedSite<Result>(
    _ options: SimulatedSiteOptions = SimulatedSiteOptions(),
    port: Int = 0,
    isolation: isolated (any Actor)? = #isolation,
    _ body: (SimulatedSite) async throws -> Result
) async throws -> Result {
    let site = try await SimulatedSite.start(options, port: port)
    do {
        let result = try await body(site)
        await site.stop()
        return result
    } catch {
        await site.stop()
        throw error
    }
}
