internal import JSONBytes
internal import QueryEngine

extension JSONPath {
    /// Where a column's value comes from whose way begins with a key; nil for any other way.
    func source(_ column: Column) -> ColumnSource? {
        guard let key = firstKey else { return nil }
        let rest = rest
        guard !rest.steps.isEmpty else { return .keys([key]) }
        return .computed(key: key) { text in rest.value(in: text, for: column) }
    }

    /// What a column makes of the value at the end of the way through a text; NULL where there is none.
    private func value(in text: String, for column: Column) -> Value {
        var text = text
        let found: (text: String, kind: JSONToken.Kind)? = text.withUTF8 { bytes in
            guard let base = bytes.baseAddress else { return nil }
            var cursor = JSONCursor(base: base, count: bytes.count)
            guard let token = try? token(&cursor, in: base), token.kind != .null else { return nil }
            return (JSONText.string(token, in: base), token.kind)
        }
        guard let found else { return .null }
        let isNumber = column.type == .integer || column.type == .real
        switch found.kind {
        case .true where isNumber: return .integer(1)
        case .false where isNumber: return .integer(0)
        default: return column.read(found.text) ?? .null
        }
    }
}
