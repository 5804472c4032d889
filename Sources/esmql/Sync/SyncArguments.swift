import ArgumentParser
import ESMQL

/// The value of `--since`: a time, or a span back from the present.
struct SyncStart: ExpressibleByArgument {
    /// As it was written.
    let text: String

    init?(argument: String) {
        text = argument
        // Whether it can be read does not depend on the time.
        guard milliseconds(now: 4_000_000_000_000) != nil else { return nil }
    }

    /// The instant in milliseconds since 1970.
    func milliseconds(now: Int64) -> Int64? {
        if let span = SyncSpan(argument: text) { return max(0, now - span.milliseconds) }
        return ParameterType.instant(text, now: now)
    }
}

/// A span such as `1h`.
struct SyncSpan: ExpressibleByArgument {
    /// Its length.
    let milliseconds: Int64

    init?(argument: String) {
        guard let time = QueryLimits.time(ofSpan: argument) else { return nil }
        milliseconds = Int64(time / .milliseconds(1))
    }
}

/// A value that a column of the wanted rows has: `column=value`.
struct SyncCondition: ExpressibleByArgument {
    /// The column.
    let column: String
    /// The value.
    let value: String

    init?(argument: String) {
        guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else { return nil }
        column = String(argument[..<equals])
        value = String(argument[argument.index(after: equals)...])
    }
}
