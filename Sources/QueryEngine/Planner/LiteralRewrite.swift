internal import SQLSyntax

/// Puts constants that are compared with times and enumerated columns into the one form that the store has.
package struct LiteralRewrite {
    let bound: BoundQuery
    let folder: ConstantFolder

    /// The changes of the text, and what the reader should know.
    func run() -> (edits: [TextEdit], notices: [Notice]) {
        var edits: [SourceSpan: TextEdit] = [:]
        var notices: [Notice] = []
        for comparison in bound.comparisons {
            guard let column = bound.schemaColumn(comparison.column) else { continue }
            guard column.type == .time || column.enumeration != nil else { continue }
            let operand = comparison.operand
            guard edits[operand.span] == nil, let value = folder.value(operand) else { continue }
            let text: String
            if column.type == .time {
                guard let time = Self.milliseconds(value), let written = TimeText.format(time) else {
                    if case .text(let text) = value { notices.append(Self.noTime(text, column)) }
                    continue
                }
                text = written
            } else if let enumeration = column.enumeration, let spelling = Self.spelling(value) {
                guard let canonical = enumeration.canonical(spelling) else {
                    notices.append(Self.unknown(spelling, column, enumeration))
                    continue
                }
                text = canonical
            } else {
                continue
            }
            if !Self.isLiteral(operand, text) {
                edits[operand.span] = TextEdit(span: operand.span, replacement: text.quotedLiteral)
            }
        }
        return (Array(edits.values), notices)
    }

    /// How a value would be spelled in a text column; nil where none is a text or an integer.
    package static func spelling(_ value: Value) -> String? {
        switch value {
        case .text(let text): text
        case .integer(let integer): String(integer)
        case .null, .real, .blob: nil
        }
    }

    /// The instant that a constant means when it is compared with a time; nil where it is none.
    package static func milliseconds(_ value: Value) -> Int64? {
        switch value {
        case .text(let text): milliseconds(of: text)
        case .integer(let integer): TimeReader.milliseconds(epoch: integer)
        case .real(let real): Int64(exactly: real.rounded()).flatMap(TimeReader.milliseconds(epoch:))
        case .null, .blob: nil
        }
    }

    /// Digits alone are a time where they are as many as an epoch value has, or a whole date: `'2026'` is none.
    private static func milliseconds(of text: String) -> Int64? {
        let digits = text.filter { $0 != " " }
        guard digits.allSatisfy(\.isNumber) else { return TimeReader.milliseconds(text) }
        switch digits.utf8.count {
        case 8:
            let month = digits.dropFirst(4).prefix(2)
            return TimeReader.milliseconds("\(digits.prefix(4))-\(month)-\(digits.suffix(2))")
        case 10...14: return TimeReader.milliseconds(text)
        default: return nil
        }
    }

    private static func isLiteral(_ expression: Expression, _ text: String) -> Bool {
        guard case .literal(.string(let literal)) = expression.kind else { return false }
        return literal == text
    }

    private static func noTime(_ text: String, _ column: Column) -> Notice {
        Notice(
            .unreadableTime,
            "\(text.quotedLiteral) is no time; \(column.name) is compared with it as text. Times are written "
                + "'2026-11-01', '2026-11-01 08:00:00' (UTC), '2026-11-01T08:00:00+08:00', or as ago('24h')",
            chinese: "\(text.quotedLiteral) 不是时间，\(column.name) 按文本与它比较。时间写作 '2026-11-01'、"
                + "'2026-11-01 08:00:00'（UTC）、'2026-11-01T08:00:00+08:00'，或 ago('24h')")
    }

    private static func unknown(_ spelling: String, _ column: Column, _ enumeration: Enumeration) -> Notice {
        let near = Nearest.names(to: spelling, among: enumeration.values)
        let known = near.isEmpty ? enumeration.values : near
        return Notice(
            .unknownValue,
            "\(column.name) has no known value \(spelling.quotedLiteral); "
                + (near.isEmpty ? "known are " : "did you mean ") + known.joined(separator: ", ")
                + (near.isEmpty ? "" : "?"),
            chinese: "\(column.name) 没有已知的值 \(spelling.quotedLiteral)；"
                + (near.isEmpty ? "已知的有 " : "是不是 ") + known.joined(separator: "、")
                + (near.isEmpty ? "" : "？"))
    }
}
