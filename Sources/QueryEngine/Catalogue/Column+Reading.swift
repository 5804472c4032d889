extension Column {
    /// The keys of an item that the column reads, in order of preference.
    package var keys: [String] { source.keys }

    /// The value that the column makes of a text, as it would of the same text in a page; nil where it is
    /// unreadable.
    package func read(_ text: String) -> Value? {
        switch type {
        case .text: return .text(enumeration?.canonical(text) ?? text)
        case .json: return .text(text)
        case .time:
            if text.isEmpty || text == "null" { return .null }
            return Array(text.utf8).withUnsafeBufferPointer { TimeReader.milliseconds($0, zone: zone) }
                .flatMap(TimeText.format).map(Value.text)
        case .integer, .real:
            if text.isEmpty || text == "null" { return .null }
            switch NumberReader.number(text) {
            case .integer(let value): return type == .real ? .real(Double(value)) : .integer(value)
            case .real(let value): return .real(value)
            case nil: return nil
            }
        }
    }
}
