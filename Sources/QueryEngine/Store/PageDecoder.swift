internal import JSONBytes

/// Takes the items of JSON pages apart and hands their values to an inserter, without a tree in between.
///
/// It remembers in which order the last item had its keys, so that a key mostly costs one comparison.
final class PageDecoder {
    private var slots: [ColumnSlot]
    private let keys: [Key]
    private var keyOrder: [Int] = []
    /// The rank of the key that filled each slot last, of those with several keys.
    private var ranks: [Int]

    /// A key and the slots that it fills.
    private struct Key {
        var bytes: [UInt8]
        var uses: [Use]
    }

    /// A slot that a key fills, and the key's place among those of the slot, 0 being the preferred one, and
    /// whether it is the only one.
    private struct Use {
        var slot: Int
        var rank: Int
        var isOnly: Bool
    }

    /// A decoder for the columns of a table that are stored, in their order.
    init(columns: [Column]) {
        slots = columns.map(ColumnSlot.init)
        ranks = Array(repeating: 0, count: columns.count)
        var keys: [Key] = []
        for (slot, column) in columns.enumerated() {
            let names = column.source.keys
            for (rank, name) in names.enumerated() {
                let bytes = Array(name.utf8)
                let use = Use(slot: slot, rank: rank, isOnly: names.count == 1)
                if let known = keys.firstIndex(where: { $0.bytes == bytes }) {
                    keys[known].uses.append(use)
                } else {
                    keys.append(Key(bytes: bytes, uses: [use]))
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
            guard let base = buffer.baseAddress, items.lowerBound >= 0, items.upperBound <= buffer.count
            else {
                throw .malformed(JSONError(offset: buffer.count, reason: .unexpectedEnd), item: nil)
            }
            if let offset = UTF8Check.firstInvalid(base, count: buffer.count) {
                throw .malformed(JSONError(offset: offset, reason: .invalidUTF8), item: nil)
            }
            var cursor = JSONCursor(base: base, count: items.upperBound, position: items.lowerBound)
            var count = 0
            var item: Int?
            do {
                var hasItem = try cursor.beginArray()
                while hasItem {
                    count += 1
                    item = count
                    try decodeItem(&cursor, base, context, into: inserter)
                    try inserter.endRow()
                    hasItem = try cursor.nextElement()
                }
                item = nil
                try cursor.finish()
                try inserter.flush()
            } catch {
                inserter.discard()
                throw PageError(error, item: item)
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
                for use in keys[key].uses {
                    let cell = slots[use.slot].cell(value, base, inserter.arena)
                    if cell.kind != .null, use.isOnly || isPreferred(use, to: inserter[use.slot]) {
                        inserter[use.slot] = cell
                    }
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

    /// Whether a value under a key goes before the one that its slot has from another: of several spellings of
    /// a key with a value the preferred one counts, in whatever order an item has them.
    private func isPreferred(_ use: Use, to present: Cell) -> Bool {
        guard present.kind == .null || use.rank <= ranks[use.slot] else { return false }
        ranks[use.slot] = use.rank
        return true
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
