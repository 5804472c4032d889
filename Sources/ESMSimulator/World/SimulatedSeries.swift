/// Samples at regular points in time, oldest first, at one point in time source by source.
///
/// Nothing is stored; a sample is computed from its position.
public struct SimulatedSeries<Sample: Sendable>: RandomAccessCollection, Sendable {
    let ticks: TickGrid
    /// How many sources there are.
    let sources: Int
    let sample: @Sendable (_ source: Int, _ time: Int64) -> Sample

    /// The position of the first sample.
    public var startIndex: Int { 0 }

    /// The position after the last sample, which is the number of samples.
    public var endIndex: Int { ticks.count * sources }

    /// The sample at a position.
    ///
    /// - Parameter position: From ``startIndex`` up to, without, ``endIndex``.
    public subscript(position: Int) -> Sample {
        sample(position % sources, ticks.time(position / sources))
    }
}
