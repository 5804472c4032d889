/// An event as a line of `--progress json`.
enum ProgressRecord {
    /// The object of an event.
    ///
    /// - Parameters:
    ///   - event: what happened.
    ///   - state: how far the statement is, the event included.
    ///   - time: how long after the start of the statement.
    /// - Returns: the line without its end; nil for what programs are not told.
    static func line(_ event: ProgressEvent, _ state: ProgressState, at time: Duration) -> String? {
        switch event {
        case .part: return nil
        case .expected, .answered:
            var fields = [("event", quoted("pages"))] + counts(state, at: time)
            if let rate = state.rate(at: time) { fields.append(("rows_per_second", number(rate))) }
            if let left = state.remaining(at: time) { fields.append(("seconds_left", number(left))) }
            return object(fields)
        case .waiting(let wait, let reason, let isRetry):
            return object([
                ("event", quoted(isRetry ? "retrying" : "waiting")),
                ("wait_seconds", number(wait / .seconds(1))), ("reason", quoted(reason)),
                ("seconds", number(time / .seconds(1))),
            ])
        case .job(let id, let state, let percent):
            return object([
                ("event", quoted("job")), ("job", quoted(id)), ("state", quoted(state)),
                ("percent", percent.map(String.init) ?? "null"), ("seconds", number(time / .seconds(1))),
            ])
        }
    }

    /// The object of a statement's end.
    static func end(_ state: ProgressState, at time: Duration) -> String {
        object([("event", quoted("end"))] + counts(state, at: time))
    }

    private static func counts(_ state: ProgressState, at time: Duration) -> [(String, String)] {
        [
            ("requests", "\(state.requests)"), ("expected", "\(max(state.expected, state.requests))"),
            ("rows", "\(state.rows)"), ("seconds", number(time / .seconds(1))),
        ]
    }

    /// An object of fields whose values are JSON already.
    static func object(_ fields: [(String, String)]) -> String {
        "{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
    }

    /// A number of seconds, to the millisecond.
    private static func number(_ value: Double) -> String {
        let rounded = (value * 1000).rounded() / 1000
        return rounded.isFinite ? "\(rounded)" : "null"
    }

    /// A text as JSON has it.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
