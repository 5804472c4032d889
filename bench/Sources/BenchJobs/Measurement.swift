import CBench

/// What a piece of work cost.
struct Measurement {
    /// Seconds on the clock.
    var wall = 0.0
    /// Seconds of the processors.
    var cpu = 0.0
    /// How many blocks of memory were asked for.
    var allocations = 0

    /// Does a piece of work and measures it.
    static func of<Result>(_ work: () async throws -> Result) async rethrows -> (Measurement, Result) {
        let before = (wall: bench_wall(), cpu: bench_cpu(), allocations: bench_allocations())
        let result = try await work()
        let measurement = Measurement(
            wall: bench_wall() - before.wall, cpu: bench_cpu() - before.cpu,
            allocations: bench_allocations() - before.allocations)
        return (measurement, result)
    }

    /// One line of JSON.
    ///
    /// - Parameters:
    ///   - job: what was done.
    ///   - count: how often, or on how much.
    ///   - result: what came out, by which a wrong run is known.
    /// - Returns: the line.
    func line(_ job: String, count: Int, result: Int) -> String {
        """
        {"job":"\(job)","count":\(count),"wall":\(wall),"cpu":\(cpu),"allocations":\(allocations),\
        "peak":\(bench_peak()),"result":\(result)}
        """
    }
}
