import LineEditor

/// What tells the loop of Ctrl-C while something runs.
protocol InterruptWatching: Sendable {
    /// Runs work and reports each Ctrl-C that comes meanwhile.
    ///
    /// - Parameters:
    ///   - onInterrupt: Called with the number of interrupts so far.
    ///   - work: What is watched.
    /// - Returns: What the work returns.
    /// - Throws: What the work throws, or an error of the watching itself, before the work is begun.
    func watch<Result>(
        onInterrupt: @escaping @Sendable (_ count: Int) -> Void,
        during work: () async throws -> Result
    ) async throws -> Result
}

extension InterruptSource: InterruptWatching {}
