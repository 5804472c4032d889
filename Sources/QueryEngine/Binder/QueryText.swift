internal import SQLSyntax

/// The text of a statement, addressed by the byte offsets of its spans.
struct QueryText {
    /// The whole text.
    let string: String
    private let bytes: [UInt8]

    init(_ string: String) {
        self.string = string
        bytes = Array(string.utf8)
    }

    /// How many bytes it has.
    var count: Int { bytes.count }

    /// What stands at a span.
    subscript(span: SourceSpan) -> String {
        String(decoding: bytes[max(0, span.lower)..<min(bytes.count, span.upper)], as: UTF8.self)
    }
}
