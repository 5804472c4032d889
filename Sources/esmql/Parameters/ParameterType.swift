import ESMQL

/// What a parameter of a script takes.
enum ParameterType: String, CaseIterable, Sendable {
    /// Any text.
    case text
    /// A whole number of 64 bits.
    case integer
    /// A number.
    case real
    /// A day: `2026-11-01`, `today`, `yesterday`, `today-7d`.
    case date
    /// An instant: any form that a query takes, `now`, `now-6h`, or a day.
    case time
    /// A span: a number and s, m, h, d or w.
    case duration
    /// Texts with commas between them, as a JSON array for `json_each`.
    case list

    private static let others: [String: ParameterType] = [
        "string": .text, "int": .integer, "number": .real, "float": .real, "double": .real, "day": .date,
        "timestamp": .time, "datetime": .time, "span": .duration, "interval": .duration,
    ]

    /// The type of a name; nil where there is none.
    init?(name: String) {
        let folded = name.lowercased()
        guard let type = ParameterType(rawValue: folded) ?? Self.others[folded] else { return nil }
        self = type
    }

    /// The value that a text stands for.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - now: the instant that `now`, `today` and the like count from, in milliseconds since 1970.
    /// - Returns: the value.
    /// - Throws: a ``CommandError`` that says what would do.
    func value(_ text: String, now: Int64) throws(CommandError) -> Value {
        switch self {
        case .text: return .text(text)
        case .integer:
            guard let number = Int64(text) else { throw refusal(text, "a whole number") }
            return .integer(number)
        case .real:
            guard let number = Double(text), number.isFinite else { throw refusal(text, "a number") }
            return .real(number)
        case .date:
            guard let time = Self.instant(text, now: now), let day = TimeText.format(time) else {
                throw refusal(text, "a day such as 2026-11-01, today, yesterday or today-7d (UTC)")
            }
            return .text(String(day.prefix(10)))
        case .time:
            guard let time = Self.instant(text, now: now), let instant = TimeText.format(time) else {
                throw refusal(text, "a time such as 2026-11-01T08:00:00Z, now, now-6h or today (UTC)")
            }
            return .text(instant)
        case .duration:
            guard LanguageInventory.milliseconds(ofSpan: text) != nil else {
                throw refusal(text, "a span such as 24h: a number and s, m, h, d or w")
            }
            return .text(text)
        case .list:
            let items = text.split(separator: ",", omittingEmptySubsequences: false).map {
                ProgressRecord.quoted(Self.trimmed($0))
            }
            return .text(text.isEmpty ? "[]" : "[" + items.joined(separator: ",") + "]")
        }
    }

    private func refusal(_ text: String, _ wanted: String) -> CommandError {
        CommandError("it takes \(wanted), not '\(text)'")
    }

    /// The instant of a time, or of a word such as `today-6h`; nil for what is neither.
    static func instant(_ text: String, now: Int64) -> Int64? {
        let day: Int64 = 86_400_000
        let words: [String: Int64] = [
            "now": now, "today": now / day * day, "yesterday": now / day * day - day,
            "tomorrow": now / day * day + day,
        ]
        let plain = text.lowercased().filter { $0 != " " }
        if let time = words[plain] { return time }
        for (word, start) in words where plain.hasPrefix(word) {
            let rest = plain.dropFirst(word.count)
            guard let sign = rest.first, sign == "-" || sign == "+",
                let span = LanguageInventory.milliseconds(ofSpan: String(rest.dropFirst()))
            else { continue }
            let (time, overflow) =
                sign == "-"
                ? start.subtractingReportingOverflow(span) : start.addingReportingOverflow(span)
            return overflow || time < 0 ? nil : time
        }
        return TimeReader.milliseconds(text)
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop(while: \.isWhitespace)
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text)
    }
}
