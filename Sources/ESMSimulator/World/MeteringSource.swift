/// What writes one record an hour: a resource, or the repetition of one of several.
struct MeteringSource: Sendable {
    let type: String
    let region: String
    /// The resources that the record may be of, at least one.
    let candidates: [SimulatedWorld.TenantResource]
    let isRepeat: Bool

    /// The sources of all metered resources, type by type; one record in twenty comes twice.
    static func sources(of resources: [SimulatedWorld.TenantResource]) -> [MeteringSource] {
        let metered = resources.filter(\.isMetered)
        return TenantResourceDrawing.types.flatMap { type in
            let own = metered.filter { $0.type == type }
            let regions = own.reduce(into: [String]()) { regions, resource in
                if !regions.contains(resource.region) { regions.append(resource.region) }
            }
            return regions.flatMap { region in
                let members = own.filter { $0.region == region }
                let once = members.map {
                    MeteringSource(type: type, region: region, candidates: [$0], isRepeat: false)
                }
                let twice = (0..<members.count / 20).map { _ in
                    MeteringSource(type: type, region: region, candidates: members, isRepeat: true)
                }
                return once + twice
            }
        }
    }

    /// The record of an hour.
    ///
    /// - Parameters:
    ///   - time: When the hour begins, in ms since 1970 UTC.
    ///   - salt: What tells the source from others.
    /// - Returns: The record.
    func record(at time: Int64, salt: Int) -> MeteringRecord {
        let draw = SeededGenerator.mix(UInt64(bitPattern: time) &+ SeededGenerator.mix(UInt64(salt)))
        let chosen = Int(draw.multipliedFullWidth(by: UInt64(candidates.count)).high)
        let delay = Int64(draw % 600) * 1_000 + (isRepeat ? 7_200_000 : 0)
        return MeteringRecord(
            resource: candidates[chosen],
            begin: time,
            recorded: time + 3_600_000 + 300_000 + delay,
            isRepeat: isRepeat
        )
    }
}
