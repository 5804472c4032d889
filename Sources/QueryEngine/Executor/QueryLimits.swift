/// What a query may take of time and memory.
public struct QueryLimits: Sendable, Hashable {
    /// The smallest bound of memory, in bytes.
    public static let leastMemory = 1 << 20

    /// How long the query may work; nil for as long as it takes.
    ///
    /// The time counts in which somebody waits for rows, whoever makes him wait: the site, its rate limit or SQLite.
    public var time: Duration?
    /// How much memory its rows may take, in bytes, at least ``leastMemory``; nil for any amount.
    ///
    /// Half of it is for the rows, half for sorting them. What is more goes to temporary files, which have no name as
    /// soon as they are open, so that nothing stays behind however the process ends.
    public var memory: Int?

    /// Limits of their parts.
    ///
    /// - Parameters:
    ///   - time: how long a query may work.
    ///   - memory: how much memory its rows may take, in bytes.
    public init(time: Duration? = nil, memory: Int? = nil) {
        self.time = time
        self.memory = memory
    }

    /// The time that a span such as `30s`, `5m` or `2h` names; nil where it is none, is 0, or is beyond a hundred years.
    public static func time(ofSpan text: String) -> Duration? {
        guard let milliseconds = TimeFunctions.milliseconds(ofSpan: text), milliseconds > 0,
            milliseconds <= EngineSettings.longestWindow
        else { return nil }
        return .milliseconds(milliseconds)
    }

    /// The time as SET takes it; nil where there is no limit.
    var timeText: String? { time.map { EngineSettings.span(Int64($0 / .milliseconds(1))) } }

    /// The error of a query that worked too long.
    var outOfTime: QueryError {
        QueryError(
            .budget, code: "out-of-time",
            message: "the query has worked for the \(timeText ?? "0s") that timeout allows and is not done; "
                + "narrow it, or allow more time")
    }

    /// The error of rows that have to stay in memory and are too many.
    func overMemory(_ name: String) -> QueryError {
        QueryError(
            .budget, code: "over-memory",
            message: "the rows of \(name) take more than the \(ByteSize(bytes: memory ?? 0)) that max_memory "
                + "allows; select fewer rows or columns, or allow more")
    }
}
