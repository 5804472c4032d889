internal import JSONBytes

/// Takes the items of JSON pages apart and hands their values to an inserter, without a tree in between.
///
/// It remembers in which order the last item had its keys, so that a key mostly costs one comparison.
final class PageDecoder {
    private var slots: [ColumnSlot]
    private let keys: [Key]
    private var keyOrder: [Int] = []

    /// A key and the slots that it fills.
    private struct Key {
        var bytes: [UInt8]
        var slots: [Int]
    }

    /// A decoder for the columns of a table that are stored, in their order.
    init(columns: [Column]) {
        slots = columns.map(ColumnSlot.init)
        var keys: [Key] = []
        for (slot, column) in columns.enumerated() {
            for name in column.source.keys {
                let bytes = Array(name.utf8)
                if let known = keys.firstIndex(where: { $0.bytes == bytes }) {
                    keys[known].slots.append(slot)
                } else {
                    keys.append(Key(bytes: bytes, slots: [slot]))
                }
            }
        }
        self.keys = keys
    }

    /// Stores the items of a page and answers how many they were.
    func decode(
        _ bytes: [UInt8], items: Range<Int>, context: PageContext, into inserter: RowInserter
    ) throws(PageError) -> Int {
        try bytes.withUnsafeBufferPointer { buffer throws(PageError) -> Int in
            guard let base = buffer.baseAddress, items.upperBound <= buffer.count else { return 0 }
            if let offset = UTF8Check.firstInvalid(base, count: buffer.count) {
                throw .malformed(JSONError(offset: offset, reason: .invalidUTF8), item: 0)
            }
            var cursor = JSONCursor(base: base, count: items.upperBound, position: items.lowerBound)
            var count = 0
            do {
                var hasItem = try cursor.beginArray()
                while hasItem {
                    try decodeItem(&cursor, base, context, into: inserter)
                    count += 1
                    try inserter.endRow()
                    hasItem = try cursor.nextElement()
                }
                try inserter.flush()
            } catch {
                inserter.discard()
                throw PageError(error, item: count + 1)
            }
            return count
        }
    }

    /// What could not be read so far: a column's name, how many values, the first of them.
    var unreadable: [(column: String, count: Int, example: String)] {
        slots.filter { $0.unreadableCount > 0 }.map { ($0.name, $0.unreadableCount, $0.unreadableExample) }
    }

    private func decodeItem(
        _ cursor: inout JSONCursor, _ base: UnsafePointer<UInt8>, _ context: PageContext,
        into inserter: RowInserter
    ) throws(JSONError) {
        cursor.skipWhitespace()
        let start = cursor.position
        var hasMember = try cursor.beginObject()
        var ordinal = 0
        while hasMember {
            let name = try cursor.key()
            let key = keyIndex(name, base, ordinal)
            let value = try cursor.value()
            if key >= 0 {
                for slot in keys[key].slots {
                    let cell = slots[slot].cell(value, base, inserter.arena)
                    // Of two spellings of one key the one that says something counts.
                    if cell.kind != .null || inserter[slot].kind == .null { inserter[slot] = cell }
                }
            }
            ordinal += 1
            hasMember = try cursor.nextMember()
        }
        for slot in slots.indices where slots[slot].isFromContext {
            let item = UnsafeBufferPointer(start: base + start, count: cursor.position - start)
            inserter[slot] = slots[slot].contextCell(context, item: item, inserter)
        }
    }

    /// The index of the key that a token names, -1 where no column is stored under it.
    private func keyIndex(_ token: JSONToken, _ base: UnsafePointer<UInt8>, _ ordinal: Int) -> Int {
        if ordinal < keyOrder.count {
            let expected = keyOrder[ordinal]
            if expected >= 0, matches(keys[expected], token, base) { return expected }
        }
        let found = findKey(token, base)
        // Keys beyond any sensible number are not remembered, only found.
        if ordinal == keyOrder.count, ordinal < 256 { keyOrder.append(found) }
        if ordinal < keyOrder.count { keyOrder[ordinal] = found }
        return found
    }

    private func findKey(_ token: JSONToken, _ base: UnsafePointer<UInt8>) -> Int {
        if token.isSpecial {
            let name = Array(JSONText.string(token, in: base).utf8)
            return keys.firstIndex { $0.bytes == name } ?? -1
        }
        return keys.firstIndex { matches($0, token, base) } ?? -1
    }

    private func matches(_ key: Key, _ token: JSONToken, _ base: UnsafePointer<UInt8>) -> Bool {
        let count = token.end - token.start
        guard !token.isSpecial, key.bytes.count == count else { return false }
        return key.bytes.withUnsafeBufferPointer { bytes in
            for at in 0..<count where bytes[at] != base[token.start + at] { return false }
            return true
        }
    }
}

/// What all rows of a page have in common.
struct PageContext {
    /// The values of the request's parameters, by name.
    var parameters: [String: String]
    /// The request's window.
    var window: TimeWindow?
    /// When the page was fetched, in milliseconds since 1970.
    var fetchedAt: Int64
    /// The request's id.
    var requestID: String?
}

extension ColumnSource {
    /// The keys of an item that a column reads.
    var keys: [String] {
        switch self {
        case .keys(let names): names
        case .computed(let key, _): [key]
        case .item, .parameter, .windowBegin, .windowEnd, .fetchedAt, .requestID, .none: []
        }
    }
}
