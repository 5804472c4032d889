/// How far the site is with a metering job.
public struct MeteringProgress: Sendable, Hashable {
    /// The job's id.
    public var job: String
    /// What the job is at, as the site says it: `pending`, `running`, `success` or `failure`.
    public var state: String
    /// From 0 to 100; nil where the site does not say.
    public var percent: Int?

    /// The progress as a line without its end.
    public var line: String {
        let share = percent.map { ", \($0) %" } ?? ""
        return "metering job \(job): \(state)\(share)"
    }
}
