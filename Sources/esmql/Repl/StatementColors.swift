import LineEditor
import SQLSyntax

/// The colours of what is typed at the prompt.
struct StatementColors: Sendable {
    let pending: PendingText

    /// The parts of a line that have a colour.
    @Sendable func highlights(_ line: String) -> [Highlight] {
        Self.highlights(line, pending: pending.value)
    }

    /// The parts of a line that have a colour.
    ///
    /// - Parameters:
    ///   - line: the line.
    ///   - pending: the lines before it of the same statement.
    /// - Returns: the parts, in order, their offsets those of the line.
    static func highlights(_ line: String, pending: String) -> [Highlight] {
        let before = pending.isEmpty ? "" : pending + "\n"
        let head = before.utf8.count
        let text = before + line
        let commands = CommandScanner(text) { _ in false }.commands.map(\.range)
        var parts = commands.map { Highlight(range: $0, color: .cyan) }
        var lexer = Lexer(SourceText(blank(commands, in: text)))
        while case let token = lexer.next(), token.kind != .endOfText {
            guard let color = color(of: token.kind) else { continue }
            parts.append(Highlight(range: token.span.lower..<token.span.upper, color: color))
        }
        return parts.filter { $0.range.upperBound > head }
            .map { part in
                Highlight(
                    range: max(part.range.lowerBound - head, 0)..<part.range.upperBound - head,
                    color: part.color)
            }
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static func color(of kind: TokenKind) -> Highlight.Color? {
        switch kind {
        case .keyword: .magenta
        case .string, .blob, .illegal(.unterminatedString): .green
        case .integer, .real: .yellow
        case .variable: .cyan
        case .comment: .dim
        case .illegal(.unterminatedIdentifier): nil
        case .illegal: .red
        default: nil
        }
    }

    /// A text with spaces in place of some of its parts.
    private static func blank(_ ranges: [Range<Int>], in text: String) -> String {
        guard !ranges.isEmpty else { return text }
        var bytes = Array(text.utf8)
        for range in ranges { for offset in range { bytes[offset] = UInt8(ascii: " ") } }
        return String(decoding: bytes, as: UTF8.self)
    }
}
