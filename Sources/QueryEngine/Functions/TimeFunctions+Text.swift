extension TimeFunctions {
    /// Milliseconds of a span such as `90s`, `15m`, `24h`, `7d`, `2w` or `1.5h`; nil where it is none.
    package static func milliseconds(ofSpan span: String) -> Int64? {
        Array(span.utf8).withUnsafeBufferPointer { milliseconds(ofSpan: $0) }
    }
}
