/// How far a metering job is (4.2.2).
public struct MeteringJobStatus: Sendable, Hashable {
    /// What the job is at.
    public let state: State
    /// From 0 to 100; nil where the site does not say.
    public let progress: Int?

    /// What a job is at.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// It waits for its turn.
        case pending
        /// It gathers records.
        case running
        /// Its records can be read.
        case success
        /// It will never have records.
        case failure
    }
}
