internal import JSONBytes

/// Takes the items of JSON pages apart and hands their values to an inserter, without a tree in between.
///
/// It remembers in which order the last item had its keys, so that a key mostly costs one comparison, and reads
/// values of the usual forms on the spot. What is touched for every value stands in memory of its own rather than
/// in arrays of the class, whose every use would be checked for exclusive access and counted.
final class PageDecoder {
    private var slots: [ColumnSlot]
    /// The slots that hold the whole item.
    private let itemSlots: [Int]
    /// The slots whose values are the same for a whole page.
    private let pageSlots: [Int]
    /// The texts of these, for as long as the page.
    private let pageTexts = ByteArena(capacity: 256)
    private let keys: [[UInt8]]
    private let template = KeyTemplate()
    /// The slots that keys fill, key by key, and the stretch of each key.
    private let uses: UnsafeMutablePointer<Use>
    private let stretches: UnsafeMutablePointer<(first: Int, last: Int)>
    /// The rank of the key that filled each slot last, of those with several keys.
    private let ranks: UnsafeMutablePointer<Int>
    private let powersOfTen: UnsafeMutablePointer<Double>
    private let times: TimeCells

    /// A slot that a key fills, and the key's place among those of the slot, 0 being the preferred one, and
    /// whether it is the only one.
    private struct Use {
        var slot: Int
        var rank: Int
        var isOnly: Bool
        var reading: PlainReading
        /// The place of its texts of times.
        var time: Int
    }

    /// A decoder for the columns of a table that are stored, in their order.
    init(columns: [Column]) {
        slots = columns.map(ColumnSlot.init)
        itemSlots = columns.indices.filter { columns[$0].source.isItem }
        pageSlots = columns.indices.filter { [slots] in slots[$0].isFromPage }
        var names: [(bytes: [UInt8], uses: [Use])] = []
        var timeCount = 0
        for (slot, column) in columns.enumerated() {
            let keys = column.source.keys
            for (rank, name) in keys.enumerated() {
                let bytes = Array(name.utf8)
                let use = Use(
                    slot: slot, rank: rank, isOnly: keys.count == 1, reading: PlainReading(column),
                    time: timeCount * RowInserter.batch)
                if let known = names.firstIndex(where: { $0.bytes == bytes }) {
                    names[known].uses.append(use)
                } else {
                    names.append((bytes, [use]))
                }
            }
            if column.type == .time { timeCount += 1 }
        }
        keys = names.map(\.bytes)
        let all = names.flatMap(\.uses)
        uses = .allocate(capacity: max(1, all.count))
        uses.initialize(from: all, count: all.count)
        stretches = .allocate(capacity: max(1, names.count))
        var first = 0
        for (key, name) in names.enumerated() {
            (stretches + key).initialize(to: (first, first + name.uses.count))
            first += name.uses.count
        }
        ranks = .allocate(capacity: max(1, columns.count))
        ranks.initialize(repeating: 0, count: columns.count)
        powersOfTen = .allocate(capacity: 16)
        var power = 1.0
        for exponent in 0..<16 {
            (powersOfTen + exponent).initialize(to: power)
            power *= 10
        }
        times = TimeCells(count: timeCount * RowInserter.batch)
    }

    deinit {
        template.deallocate()
        uses.deallocate()
        stretches.deallocate()
        ranks.deallocate()
        powersOfTen.deallocate()
    }

    /// Stores the items of a page.
    ///
    /// - Parameters:
    ///   - bytes: the page.
    ///   - items: where its array of items stands.
    ///   - isUTF8: whether it is known that the page is UTF-8.
    ///   - context: what its rows have in common.
    ///   - inserter: where the rows go; of a page that cannot be read none stays.
    /// - Returns: how many items there were.
    /// - Throws: why the page cannot be stored, with the item.
    func decode(
        _ bytes: [UInt8], items: Range<Int>, isUTF8: Bool = false, context: PageContext,
        into inserter: RowInserter
    ) throws(PageError) -> Int {
        try bytes.withUnsafeBufferPointer { buffer throws(PageError) -> Int in
            guard let base = buffer.baseAddress, items.lowerBound >= 0, items.upperBound <= buffer.count
            else {
                throw .malformed(JSONError(offset: buffer.count, reason: .unexpectedEnd), item: nil)
            }
            if !isUTF8, let offset = UTF8Check.firstInvalid(base, count: buffer.count) {
                throw .malformed(JSONError(offset: offset, reason: .invalidUTF8), item: nil)
            }
            var cursor = JSONCursor(base: base, count: items.upperBound, position: items.lowerBound)
            var count = 0
            var item: Int?
            var pending = 0
            pageTexts.reset()
            let shared = pageSlots.map { ($0, slots[$0].pageCell(context, pageTexts)) }
            do {
                let (cells, width) = (try inserter.beginPage(), inserter.width)
                var hasItem = try cursor.beginArray()
                while hasItem {
                    count += 1
                    item = count
                    cursor.skipWhitespace()
                    let start = cursor.position
                    let row = cells + pending * width
                    try readItem(&cursor, base, items.upperBound, row, pending, inserter.arena)
                    for slot in itemSlots {
                        row[slot] = .text(
                            UnsafeBufferPointer(start: base + start, count: cursor.position - start))
                    }
                    for (slot, cell) in shared { row[slot] = cell }
                    pending += 1
                    if pending == RowInserter.batch {
                        try inserter.write(rows: pending)
                        pending = 0
                    }
                    hasItem = try cursor.nextElement()
                }
                item = nil
                try cursor.finish()
                try inserter.write(rows: pending)
                try inserter.endPage()
            } catch {
                inserter.discardPage()
                throw PageError(error, item: item)
            }
            return count
        }
    }

    /// What could not be read so far: a column's name, how many values, the first of them.
    var unreadable: [(column: String, count: Int, example: String)] {
        slots.filter { $0.unreadableCount > 0 }.map { ($0.name, $0.unreadableCount, $0.unreadableExample) }
    }

    /// Reads an item into the cells of a row.
    ///
    /// What stands where it is expected (a known key, a string without escapes, a comma) is taken on the spot; all
    /// else is left to the cursor, which knows every form and every error.
    private func readItem(
        _ cursor: inout JSONCursor, _ base: UnsafePointer<UInt8>, _ end: Int,
        _ row: UnsafeMutablePointer<Cell>, _ pending: Int, _ arena: ByteArena
    ) throws(JSONError) {
        guard try cursor.beginObject() else { return }
        var at = cursor.position
        var place = 0
        while true {
            let key: Int
            if let (known, count) = template.match(place, base + at, available: end - at) {
                key = known
                at += count
            } else {
                cursor.position = at
                key = try learnKey(&cursor, base, place)
                at = cursor.position
            }

            if at < end, base[at] == UInt8(ascii: "\"") {
                let start = at + 1
                let stop = cursor.indexOfStringStop(from: start)
                if stop < end, base[stop] == UInt8(ascii: "\"") {
                    at = stop + 1
                    if key >= 0 { take(base + start, stop - start, key, row, pending, arena) }
                } else {
                    at = try takeAny(&cursor, base, at, key, row, arena)
                }
            } else {
                at = try takeAny(&cursor, base, at, key, row, arena)
            }

            place += 1
            if at < end, base[at] == UInt8(ascii: ",") {
                at += 1
                if at < end, base[at] > 0x20 { continue }
                cursor.position = at
                cursor.skipWhitespace()
                at = cursor.position
                continue
            }
            cursor.position = at
            guard try cursor.nextMember() else { return }
            cursor.skipWhitespace()
            at = cursor.position
        }
    }

    /// Puts a string without escapes into the slots of a key.
    @inline(__always)
    private func take(
        _ bytes: UnsafePointer<UInt8>, _ count: Int, _ key: Int, _ row: UnsafeMutablePointer<Cell>,
        _ pending: Int, _ arena: ByteArena
    ) {
        let (first, last) = stretches[key]
        for index in first..<last {
            let use = uses[index]
            let cell: Cell
            switch use.reading {
            case .text: cell = .text(UnsafeBufferPointer(start: bytes, count: count))
            case .real:
                let number = PlainReading.real(bytes, count: count, powersOfTen: powersOfTen)
                cell = number.map(Cell.real) ?? takeSlowly(bytes, count, use.slot, arena)
            case .integer:
                let number = PlainReading.integer(bytes, count: count)
                cell = number.map(Cell.integer) ?? takeSlowly(bytes, count, use.slot, arena)
            case .time:
                let time = PlainReading.milliseconds(bytes, count: count)
                cell =
                    time.map { times.cell($0, at: use.time + pending) }
                    ?? takeSlowly(bytes, count, use.slot, arena)
            case .none: cell = takeSlowly(bytes, count, use.slot, arena)
            }
            if !cell.isNull, use.isOnly || isPreferred(use, to: row[use.slot]) { row[use.slot] = cell }
        }
    }

    @inline(never)
    private func takeSlowly(
        _ bytes: UnsafePointer<UInt8>, _ count: Int, _ slot: Int, _ arena: ByteArena
    ) -> Cell {
        slots[slot].cell(JSONToken(kind: .string, start: 0, end: count), bytes, arena)
    }

    /// Puts whatever value stands at `start` into the slots of a key; answers the offset behind it.
    @inline(never)
    private func takeAny(
        _ cursor: inout JSONCursor, _ base: UnsafePointer<UInt8>, _ start: Int, _ key: Int,
        _ row: UnsafeMutablePointer<Cell>, _ arena: ByteArena
    ) throws(JSONError) -> Int {
        cursor.position = start
        let value = try cursor.value()
        guard key >= 0 else { return cursor.position }
        let (first, last) = stretches[key]
        for index in first..<last {
            let use = uses[index]
            let cell = slots[use.slot].cell(value, base, arena)
            if !cell.isNull, use.isOnly || isPreferred(use, to: row[use.slot]) { row[use.slot] = cell }
        }
        return cursor.position
    }

    /// Whether a value under a key goes before the one that its slot has from another: of several spellings of
    /// a key with a value the preferred one counts, in whatever order an item has them.
    private func isPreferred(_ use: Use, to present: Cell) -> Bool {
        guard present.isNull || use.rank <= ranks[use.slot] else { return false }
        ranks[use.slot] = use.rank
        return true
    }

    /// Reads a key that is not the expected one; answers its index, -1 where no column is stored under it.
    private func learnKey(
        _ cursor: inout JSONCursor, _ base: UnsafePointer<UInt8>, _ place: Int
    ) throws(JSONError) -> Int {
        cursor.skipWhitespace()
        let start = cursor.position
        let token = try cursor.key()
        let key = findKey(token, base)
        template.learn(
            key, at: place, UnsafeBufferPointer(start: base + start, count: cursor.position - start))
        return key
    }

    private func findKey(_ token: JSONToken, _ base: UnsafePointer<UInt8>) -> Int {
        if token.isSpecial {
            let name = Array(JSONText.string(token, in: base).utf8)
            return keys.firstIndex { $0 == name } ?? -1
        }
        let name = UnsafeBufferPointer(start: base + token.start, count: token.end - token.start)
        return keys.firstIndex { $0.elementsEqual(name) } ?? -1
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
    /// Whether the value is the item itself.
    var isItem: Bool { if case .item = self { true } else { false } }

    /// The keys of an item that a column reads.
    var keys: [String] {
        switch self {
        case .keys(let names): names
        case .computed(let key, _): [key]
        case .item, .parameter, .windowBegin, .windowEnd, .fetchedAt, .requestID, .none: []
        }
    }
}
