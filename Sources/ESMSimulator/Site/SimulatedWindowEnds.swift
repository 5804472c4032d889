/// Which ends of a requested time range belong to it; the API's document does not say.
public enum SimulatedWindowEnds: Sendable {
    /// Both begin_time and end_time belong to the range.
    case inclusive

    /// Only begin_time belongs to the range.
    case endExclusive

    /// Neither end belongs to the range.
    case exclusive
}
