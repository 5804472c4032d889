extension Column {
    /// The keys of an item that the column reads, in order of preference.
    package var keys: [String] { source.keys }

    /// The value that the column makes of a text, as it would of the same text in a page; nil where it is
    /// unreadable.
    package func read(_ text: String) -> Value? {
        switch type {
        case .text: .text(enumeration?.canonical(text) ?? text)
        case .json: .text(text)
        case .time, .integer, .real: Array(text.utf8).withUnsafeBufferPointer(measure)
        }
    }

    /// The number that the column makes of a text: whole ones are integers in a column of such.
    func number(_ bytes: UnsafeBufferPointer<UInt8>) -> NumberReader.Number? {
        switch NumberReader.number(bytes) {
        case .integer(let value): return type == .real ? .real(Double(value)) : .integer(value)
        case .real(let value):
            guard type == .integer, let whole = Int64(exactly: value) else { return .real(value) }
            return .integer(whole)
        case nil: return nil
        }
    }

    /// The time or number of a text.
    private func measure(_ bytes: UnsafeBufferPointer<UInt8>) -> Value? {
        if NumberReader.isBlank(bytes) { return .null }
        if type == .time {
            return TimeReader.milliseconds(bytes, zone: zone).flatMap(TimeText.format).map(Value.text)
        }
        return switch number(bytes) {
        case .integer(let value): .integer(value)
        case .real(let value): .real(value)
        case nil: nil
        }
    }
}
