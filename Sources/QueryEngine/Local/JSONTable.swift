internal import JSONBytes

/// A table from JSON: an array of objects, or objects one behind the other (NDJSON).
///
/// The columns are the keys in the order in which they first come; a missing one is NULL, an array or object its text.
enum JSONTable {
    /// The table of a file's bytes.
    ///
    /// - Throws: a ``QueryError`` that names the file and the offset.
    static func make(_ bytes: [UInt8], name: String, path: String) throws(QueryError) -> LocalTable {
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        var builder = Builder()
        do throws(JSONError) {
            try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
                guard let base = buffer.baseAddress else { return }
                if let offset = UTF8Check.firstInvalid(base, count: buffer.count) {
                    throw JSONError(offset: offset, reason: .invalidUTF8)
                }
                var cursor = JSONCursor(base: base, count: buffer.count)
                cursor.skipWhitespace()
                if cursor.position < buffer.count, try cursor.peek() == UInt8(ascii: "[") {
                    var hasElement = try cursor.beginArray()
                    while hasElement {
                        try builder.add(&cursor, base)
                        hasElement = try cursor.nextElement()
                    }
                    try cursor.finish()
                } else {
                    while cursor.position < buffer.count {
                        try builder.add(&cursor, base)
                        cursor.skipWhitespace()
                    }
                }
            }
        } catch { throw FileBytes.failure(path, "not an array or lines of JSON objects: \(error)") }
        return builder.table(name: name, path: path)
    }

    /// Gathers objects into rows.
    private struct Builder {
        private var names: [String] = []
        private var indexByName: [String: Int] = [:]
        private var rows: [[Value]] = []

        mutating func add(_ cursor: inout JSONCursor, _ base: UnsafePointer<UInt8>) throws(JSONError) {
            var row = [Value](repeating: .null, count: names.count)
            var hasMember = try cursor.beginObject()
            while hasMember {
                let key = JSONText.string(try cursor.key(), in: base)
                let value = Self.value(try cursor.value(), base)
                if let index = indexByName[key] {
                    row[index] = value
                } else {
                    indexByName[key] = names.count
                    names.append(key)
                    row.append(value)
                }
                hasMember = try cursor.nextMember()
            }
            rows.append(row)
        }

        func table(name: String, path: String) -> LocalTable {
            let padded = rows.map { $0 + [Value](repeating: .null, count: names.count - $0.count) }
            let distinct = names.distinctColumnNames
            let columns = names.indices.map { index in
                let type = Self.type(of: padded.lazy.map { $0[index] })
                return Column(
                    distinct[index], type ?? .text, source: ColumnSource.none,
                    declaration: type == nil ? "" : nil)
            }
            return LocalTable(name: name, columns: columns, summary: "the file \(path)", rows: padded)
        }

        private static func value(_ token: JSONToken, _ base: UnsafePointer<UInt8>) -> Value {
            switch token.kind {
            case .null: return .null
            case .true: return .integer(1)
            case .false: return .integer(0)
            case .string, .array, .object: return .text(JSONText.string(token, in: base))
            case .number:
                let bytes = UnsafeBufferPointer(start: base + token.start, count: token.end - token.start)
                switch NumberReader.number(bytes) {
                case .integer(let integer): return .integer(integer)
                case .real(let real): return .real(real)
                case nil: return .text(String(decoding: bytes, as: UTF8.self))
                }
            }
        }

        /// The one type that the values have; nil where they have several, which then have no affinity.
        private static func type(of values: some Sequence<Value>) -> ColumnType? {
            var type: ColumnType?
            for value in values {
                let its: ColumnType
                switch value {
                case .null: continue
                case .integer: its = .integer
                case .real: its = .real
                case .text, .blob: its = .text
                }
                switch (type, its) {
                case (nil, _): type = its
                case (.integer, .real), (.real, .integer): type = .real
                case (let known, let its) where known == its: break
                default: return nil
                }
            }
            return type ?? .text
        }
    }
}
