/// A page in the cache, and which of its rows count.
struct KeptPage: Sendable {
    /// The page.
    var page: Page
    /// The times of the rows that count; nil for all rows.
    var times: KeptTimes?
}

/// A stretch of times that a page's rows are cut to, so that two pages that overlap give each row once.
struct KeptTimes: Sendable, Hashable {
    /// Only rows behind this instant, in milliseconds since 1970.
    var after: Int64?
    /// Only rows up to and with this instant, in milliseconds since 1970.
    var upTo: Int64?

    /// Whether no time is among them.
    var isEmpty: Bool {
        guard let after, let upTo else { return false }
        return after >= upTo
    }

    /// The condition on a column of the store that holds for these rows.
    func condition(on column: String) -> String {
        let name = column.quotedIdentifier
        var parts: [String] = []
        if let after { parts.append("\(name) > '\(TimeText.format(after) ?? "")'") }
        if let upTo { parts.append("\(name) <= '\(TimeText.format(upTo) ?? "")'") }
        return parts.isEmpty ? "1" : parts.joined(separator: " and ")
    }

    /// The times that are in both.
    func intersection(_ other: KeptTimes?) -> KeptTimes {
        guard let other else { return self }
        return KeptTimes(
            after: [after, other.after].compactMap(\.self).max(),
            upTo: [upTo, other.upTo].compactMap(\.self).min())
    }
}
