/// Some records of a metering job (4.2.3).
public struct MeteringPage: Sendable {
    /// The answer, whose rows are its `data`.
    public let page: WirePage
    /// What to ask for the next page with; empty behind the last one.
    public let marker: String
}
