import JSONBytes

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How many rows at the head of a page stand at the tail of the page before as well.
///
/// Rows are compared by their bytes: the client knows no keys.
struct PageOverlap: Sendable {
    private let page: WirePage
    private let items: [Range<Int>]
    private let earlier: WirePage
    private let earlierItems: [Range<Int>]

    /// Nil where the first row of the page does not occur in the page before, which is nearly always.
    init?(of page: WirePage, with earlier: WirePage) {
        guard let first = Self.items(of: page, most: 1).first,
            Self.contains(earlier, page.bytes[first])
        else { return nil }
        self.page = page
        self.earlier = earlier
        items = Self.items(of: page)
        earlierItems = Self.items(of: earlier)
    }

    /// Whether no page has a row twice, so that a row that comes again is one and the same.
    var hasDistinctRows: Bool {
        Set(items.map { page.bytes[$0] }).count == items.count
            && Set(earlierItems.map { earlier.bytes[$0] }).count == earlierItems.count
    }

    /// The greatest number of rows, up to a limit, that end the one page and begin the other.
    func count(upTo most: Int) -> Int {
        var count = min(most, items.count, earlierItems.count)
        while count > 0, !isRepeated(count) { count -= 1 }
        return count
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

    private func isRepeated(_ count: Int) -> Bool {
        zip(earlierItems.suffix(count), items.prefix(count)).allSatisfy { before, now in
            earlier.bytes[before] == page.bytes[now]
        }
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
