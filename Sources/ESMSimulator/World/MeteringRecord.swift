/// What a resource used in one hour.
public struct MeteringRecord: Sendable, Equatable {
    /// The resource.
    public let resource: SimulatedWorld.TenantResource

    /// When the hour began, in ms since 1970 UTC.
    public let begin: Int64

    /// When the record was written, in ms since 1970 UTC.
    public let recorded: Int64

    /// Whether the record repeats an earlier one of the same resource and hour.
    public let isRepeat: Bool
}
