internal import SQLSyntax
import Synchronization

/// The settings that `SET` changes for the rest of a session.
final class EngineSettings: Sendable {
    /// How many requests a query may make before it asks, where nobody says otherwise: five minutes' worth at
    /// sixty a minute.
    static let standardMaximumRequests = 300

    private struct Values {
        var standardWindow: Int64
        var maximumRequests: Int?
        var cacheLifetime: Int64
        var limits: QueryLimits
        var pushesQueries = true
        var joinsArchive = false
    }

    /// A hundred years.
    static let longestWindow: Int64 = 36_525 * 86_400_000

    private let values: Mutex<Values>

    init(standardWindow: Int64, maximumRequests: Int?, cacheLifetime: Int64, limits: QueryLimits) {
        values = Mutex(
            Values(
                standardWindow: standardWindow, maximumRequests: maximumRequests,
                cacheLifetime: cacheLifetime, limits: limits))
    }

    /// How far back a windowed table without a time condition is read, in milliseconds.
    var standardWindow: Int64 { values.withLock(\.standardWindow) }

    /// How many requests a query may make; nil for any number.
    var maximumRequests: Int? { values.withLock(\.maximumRequests) }

    /// How old a fetch may be that answers a later query as well, in milliseconds; 0 for none.
    var cacheLifetime: Int64 { values.withLock(\.cacheLifetime) }

    /// How long a query may work, and how much memory it may take.
    var limits: QueryLimits { values.withLock(\.limits) }

    /// Whether a remote engine answers what it can of a query, instead of handing over the rows of its tables.
    var pushesQueries: Bool { values.withLock(\.pushesQueries) }

    /// Whether a table of the site means the rows of the remote engine's table as well.
    var joinsArchive: Bool { values.withLock(\.joinsArchive) }

    /// Changes a setting; those of a remote engine are there where it is.
    ///
    /// - Throws: a diagnostic for a name or a value that there is not.
    func set(
        _ name: Identifier, to value: Expression, text: QueryText, withRemote: Bool
    ) throws(Diagnostic) {
        switch name.name.asciiLowercased {
        case "archive_pushdown" where withRemote:
            let isOn = try Self.isOn(value, text, "archive_pushdown")
            values.withLock { $0.pushesQueries = isOn }
        case "with_archive" where withRemote:
            let isOn = try Self.isOn(value, text, "with_archive")
            values.withLock { $0.joinsArchive = isOn }
        case "window": try setWindow(value, text)
        case "max_requests": try setMaximumRequests(value, text)
        case "cache_ttl": try setCacheLifetime(value, text)
        case "timeout": try setTimeLimit(value, text)
        case "max_memory": try setMaximumMemory(value, text)
        default:
            throw Diagnostic(
                .badSetting, "no such setting: \(name.name)", at: name.span,
                hints: ["SHOW SETTINGS lists them"])
        }
    }

    private static func isOn(
        _ value: Expression, _ text: QueryText, _ name: String
    ) throws(Diagnostic) -> Bool {
        switch Self.text(of: value, in: text)?.asciiLowercased {
        case "on", "1": return true
        case "off", "0": return false
        default: throw Diagnostic(.badSetting, "\(name) takes on or off", at: value.span)
        }
    }

    private func setWindow(_ value: Expression, _ text: QueryText) throws(Diagnostic) {
        guard let span = Self.text(of: value, in: text),
            let milliseconds = TimeFunctions.milliseconds(ofSpan: span),
            milliseconds > 0, milliseconds <= Self.longestWindow
        else {
            throw Diagnostic(
                .badSetting,
                "window takes a span such as '24h' up to a hundred years: a number and s, m, h, d or w",
                at: value.span)
        }
        values.withLock { $0.standardWindow = milliseconds }
    }

    private func setMaximumRequests(_ value: Expression, _ text: QueryText) throws(Diagnostic) {
        let written = Self.text(of: value, in: text)?.asciiLowercased
        let isUnlimited = written == "unlimited"
        let number = written.flatMap { Int($0) }
        guard isUnlimited || (number ?? 0) > 0 else {
            throw Diagnostic(
                .badSetting, "max_requests takes a number from 1, or unlimited", at: value.span)
        }
        values.withLock { $0.maximumRequests = isUnlimited ? nil : number }
    }

    private func setCacheLifetime(_ value: Expression, _ text: QueryText) throws(Diagnostic) {
        let written = Self.text(of: value, in: text)?.asciiLowercased
        let milliseconds =
            written == "0" || written == "off"
            ? 0 : written.flatMap { TimeFunctions.milliseconds(ofSpan: $0) }
        guard let milliseconds, milliseconds >= 0, milliseconds <= Self.longestWindow else {
            throw Diagnostic(
                .badSetting, "cache_ttl takes a span such as '5m', or off: a number and s, m, h, d or w",
                at: value.span)
        }
        values.withLock { $0.cacheLifetime = milliseconds }
    }

    private func setTimeLimit(_ value: Expression, _ text: QueryText) throws(Diagnostic) {
        let written = Self.text(of: value, in: text)?.asciiLowercased
        let isUnlimited = written == "off" || written == "unlimited"
        let time = written.flatMap(QueryLimits.time)
        guard isUnlimited || time != nil else {
            throw Diagnostic(
                .badSetting, "timeout takes a span such as '30s', or off: a number and s, m, h, d or w",
                at: value.span)
        }
        values.withLock { $0.limits.time = time }
    }

    private func setMaximumMemory(_ value: Expression, _ text: QueryText) throws(Diagnostic) {
        let written = Self.text(of: value, in: text)?.asciiLowercased
        let isUnlimited = written == "unlimited"
        let size = written.flatMap(ByteSize.init)
        guard isUnlimited || size.map({ $0.bytes >= QueryLimits.leastMemory }) == true else {
            throw Diagnostic(
                .badSetting, "max_memory takes a size from 1MB, such as '512MB' or '2GB', or unlimited",
                at: value.span)
        }
        values.withLock { $0.limits.memory = isUnlimited ? nil : size?.bytes }
    }

    /// The settings with their values and meanings.
    func listing(withRemote: Bool) -> QueryResult {
        var rows = [
            [
                "window", Self.span(standardWindow),
                "how far back a windowed table without a time condition is read",
            ],
            [
                "max_requests", maximumRequests.map(String.init) ?? "unlimited",
                "how many requests a query may make before it asks, or fails where there is nobody to ask",
            ],
            [
                "cache_ttl", cacheLifetime == 0 ? "off" : Self.span(cacheLifetime),
                "how old a complete fetch may be that answers a later query as well",
            ],
            [
                "timeout", limits.timeText ?? "off",
                "how long a query may work; time in which nobody asks for rows does not count",
            ],
            [
                "max_memory", limits.memory.map { ByteSize(bytes: $0).description } ?? "unlimited",
                "how much memory the rows of a query take; what is more goes to a temporary file",
            ],
        ]
        if withRemote {
            rows += [
                [
                    "archive_pushdown", pushesQueries ? "on" : "off",
                    "whether the archive answers what it can of a query, instead of handing over rows",
                ],
                [
                    "with_archive", joinsArchive ? "on" : "off",
                    "whether a table of the site means its archived rows as well",
                ],
            ]
        }
        return Engine.result(
            columns: ["setting", "value", "summary"].map { ResultColumn(name: $0, type: .text) },
            rows: rows.map { $0.map(Value.text) })
    }

    private static func text(of value: Expression, in text: QueryText) -> String? {
        switch value.kind {
        case .literal(.string(let string)): string
        case .literal(.integer(let digits)): digits
        case .column(let name) where name.table == nil: name.column.name
        case .parenthesized(let inner): Self.text(of: inner, in: text)
        default: nil
        }
    }

    /// A span in the largest unit that divides it.
    static func span(_ milliseconds: Int64) -> String {
        for (unit, size) in [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000)] as [(String, Int64)]
        where milliseconds % size == 0 {
            return milliseconds == 86_400_000 ? "24h" : "\(milliseconds / size)\(unit)"
        }
        let seconds = milliseconds / 1000
        let rest = milliseconds % 1000
        return rest == 0 ? "\(seconds)s" : "\(seconds).\(String(1000 + rest).dropFirst())s"
    }
}
