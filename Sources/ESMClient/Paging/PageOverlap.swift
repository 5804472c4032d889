import JSONBytes

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the rows of a page have in common with those of the pages before it.
///
/// Rows are compared by their bytes: the client knows no keys.
struct PageOverlap: Sendable {
    private let page: WirePage
    private let items: [Range<Int>]
    private let rows: [ArraySlice<UInt8>]
    private let earlier: [ArraySlice<UInt8>]

    /// Compares a page with those before it.
    ///
    /// - Parameters:
    ///   - page: the page.
    ///   - earlier: the pages before it, in order.
    init(of page: WirePage, with earlier: [WirePage]) {
        self.page = page
        items = Self.items(of: page)
        rows = items.map { page.bytes[$0] }
        self.earlier = earlier.flatMap { page in Self.items(of: page).map { page.bytes[$0] } }
    }

    /// Whether a shift by no more than a page may have sent rows of the page before again; nearly always it has not.
    static func isPossible(_ page: WirePage, after earlier: WirePage) -> Bool {
        // A page as long as the shift has the last row of the page before; a shorter one begins with one of its rows.
        if let end = endOfLastRow(earlier), contains(page, end) { return true }
        guard page.itemCount < earlier.itemCount, let first = items(of: page, most: 1).first else {
            return false
        }
        return contains(earlier, page.bytes[first])
    }

    /// Whether no row stands twice in the page, or in those before, so that a row that comes again is one and the same.
    var hasDistinctRows: Bool {
        Set(rows).count == rows.count && Set(earlier).count == earlier.count
    }

    /// How many rows of the page stand in the pages before as well.
    var repeatedRows: Int {
        let known = Set(earlier)
        return rows.count { known.contains($0) }
    }

    /// The greatest number of rows that end the pages before and begin the page.
    var head: Int {
        // By Knuth, Morris and Pratt: where a row does not go on, a shorter beginning may.
        var shorter: [Int] = []
        func longest(_ count: Int, with row: ArraySlice<UInt8>) -> Int {
            var count = count
            while count > 0, count == rows.count || rows[count] != row { count = shorter[count - 1] }
            return rows[count] == row ? count + 1 : 0
        }
        guard !rows.isEmpty else { return 0 }
        for row in rows { shorter.append(shorter.last.map { longest($0, with: row) } ?? 0) }
        return earlier.suffix(rows.count).reduce(0) { longest($0, with: $1) }
    }

    /// How many rows have come a second time, as far as they can be told from equal rows of a table that has such.
    ///
    /// Two equal rows of a table can meet at the border of two pages; several in a row that differ cannot by chance.
    var shiftedRows: Int {
        if hasDistinctRows { return repeatedRows }
        let head = head
        return head > 1 && Set(rows.prefix(head)).count == head && repeatedRows == head ? head : 0
    }

    /// The page without its first rows.
    func page(without count: Int) -> WirePage {
        guard count > 0, count < items.count, let list = page.list else { return page }
        let removed = items[0].lowerBound..<items[count].lowerBound
        var bytes = page.bytes
        bytes.removeSubrange(removed)
        return WirePage(
            bytes: bytes, list: list.lowerBound..<list.upperBound - removed.count,
            itemCount: page.itemCount - count, total: page.total, offset: page.offset + count,
            requestID: page.requestID, fetchedAtMilliseconds: page.fetchedAtMilliseconds,
            waited: page.waited)
    }

    /// Where the rows of a page stand; its syntax was checked before.
    static func items(of page: WirePage, most: Int = .max) -> [Range<Int>] {
        guard let list = page.list else { return [] }
        var items: [Range<Int>] = []
        page.bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            var cursor = JSONCursor(base: base + list.lowerBound, count: list.count)
            guard var hasNext = try? cursor.beginArray() else { return }
            while hasNext, items.count < most {
                // Looking at the value leads over the white space before it.
                guard (try? cursor.peek()) != nil else { return }
                let start = cursor.position
                guard (try? cursor.value()) != nil else { return }
                items.append(list.lowerBound + start..<list.lowerBound + cursor.position)
                hasNext = (try? cursor.nextElement()) ?? false
            }
        }
        return items
    }

    /// The last row of a page from its last brace on, which is all of it where no value is an object.
    private static func endOfLastRow(_ page: WirePage) -> ArraySlice<UInt8>? {
        guard let list = page.list, !list.isEmpty else { return nil }
        let rows = page.bytes[list].dropLast()
        guard let start = rows.lastIndex(of: UInt8(ascii: "{")),
            let end = rows.lastIndex(where: { $0 > UInt8(ascii: " ") })
        else { return nil }
        return rows[start...end]
    }

    private static func contains(_ page: WirePage, _ row: ArraySlice<UInt8>) -> Bool {
        page.bytes.withUnsafeBytes { all in
            row.withUnsafeBytes { row in
                guard var place = all.baseAddress, let sought = row.baseAddress, let first = row.first else {
                    return false
                }
                let end = place + all.count
                while end - place >= row.count {
                    guard let next = memchr(place, Int32(first), end - place - row.count + 1) else {
                        return false
                    }
                    if memcmp(next, sought, row.count) == 0 { return true }
                    place = UnsafeRawPointer(next) + 1
                }
                return false
            }
        }
    }
}
