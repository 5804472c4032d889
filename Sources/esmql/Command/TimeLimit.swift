import ArgumentParser
import ESMQL

/// How long a query may work: a span such as `30s`, or `off`.
struct TimeLimit: ExpressibleByArgument, Equatable {
    /// The time; nil for any.
    let time: Duration?

    init?(argument: String) {
        if argument.lowercased() == "off" {
            time = nil
        } else if let span = QueryLimits.time(ofSpan: argument) {
            time = span
        } else {
            return nil
        }
    }
}
