internal import SQLSyntax
import Synchronization

/// The settings that `SET` changes for the rest of a session.
final class EngineSettings: Sendable {
    /// How far back a windowed table without a time condition is read, in milliseconds.
    var standardWindow: Int64 { window.withLock(\.self) }

    /// A hundred years.
    private static let longestWindow: Int64 = 36_525 * 86_400_000

    private let window: Mutex<Int64>

    init(standardWindow: Int64) {
        window = Mutex(standardWindow)
    }

    /// Changes a setting.
    ///
    /// - Throws: a diagnostic for a name or a value that there is not.
    func set(_ name: Identifier, to value: Expression, text: QueryText) throws(Diagnostic) {
        guard name.name.asciiLowercased == "window" else {
            throw Diagnostic(
                .badSetting, "no such setting: \(name.name)", at: name.span,
                hints: ["SHOW SETTINGS lists them"])
        }
        guard let span = Self.text(of: value, in: text),
            let milliseconds = TimeFunctions.milliseconds(ofSpan: span),
            milliseconds > 0, milliseconds <= Self.longestWindow
        else {
            throw Diagnostic(
                .badSetting,
                "window takes a span such as '24h' up to a hundred years: a number and s, m, h, d or w",
                at: value.span
            )
        }
        window.withLock { $0 = milliseconds }
    }

    /// The settings with their values and meanings.
    var listing: QueryResult {
        Engine.result(
            columns: ["setting", "value", "summary"].map { ResultColumn(name: $0, type: .text) },
            rows: [
                [
                    .text("window"), .text(Self.span(standardWindow)),
                    .text("how far back a windowed table without a time condition is read"),
                ]
            ])
    }

    private static func text(of value: Expression, in text: QueryText) -> String? {
        switch value.kind {
        case .literal(.string(let string)): string
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
