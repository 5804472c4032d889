/// The text of a script, by its UTF-8 bytes and its lines.
public struct SourceText: Sendable {
    /// The bytes that spans count.
    package let bytes: [UInt8]
    /// The offset of each line's first byte; a line ends with LF, CR LF or a lone CR.
    private let lineStarts: [Int]

    /// A text to look places up in.
    public init(_ text: String) {
        bytes = Array(text.utf8)
        var starts = [0]
        for (offset, byte) in bytes.enumerated() {
            if byte == 0x0A || (byte == 0x0D && (offset + 1 == bytes.count || bytes[offset + 1] != 0x0A)) {
                starts.append(offset + 1)
            }
        }
        lineStarts = starts
    }

    /// The number of lines, at least one.
    public var lineCount: Int { lineStarts.count }

    /// The text of a span; what lies outside of the text is left out.
    public func text(of span: SourceSpan) -> String {
        let lower = min(max(span.lower, 0), bytes.count)
        let upper = min(max(span.upper, lower), bytes.count)
        return String(decoding: bytes[lower..<upper], as: UTF8.self)
    }

    /// The line and column of an offset.
    public func position(at offset: Int) -> SourcePosition {
        let offset = min(max(offset, 0), bytes.count)
        let line = lineIndex(at: offset)
        let before = text(of: SourceSpan(lineStarts[line], offset))
        return SourcePosition(
            line: line + 1, column: before.count + 1, displayColumn: DisplayWidth.of(before) + 1)
    }

    /// The span of a line counted from 1, without what ends it; nil where there is no such line.
    public func span(ofLine line: Int) -> SourceSpan? {
        guard line >= 1, line <= lineStarts.count else { return nil }
        let lower = lineStarts[line - 1]
        var upper = line < lineStarts.count ? lineStarts[line] : bytes.count
        while upper > lower, bytes[upper - 1] == 0x0A || bytes[upper - 1] == 0x0D { upper -= 1 }
        return SourceSpan(lower, upper)
    }

    /// The index of the last line that starts at or before an offset.
    private func lineIndex(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }
}
